import type { ReactNode } from 'react';
import { missingIn } from '@/lib/core/snippets/sign-in-values';
import type { Snippet, SnippetFile } from '@/lib/core/snippets/snippet';
import { CopyButton } from '../ui/copy-button';
import { CopyValue } from '../ui/copy-value';
import { InlineCode } from '../ui/inline-code';
import { ColouredCode } from './coloured-code';

interface SnippetViewProps {
  readonly snippet: Snippet;
  /** Stands below the sentence that says what it does. */
  readonly children?: ReactNode;
}

/** A snippet: what it does, what to install, its files, and what else to know. */
export function SnippetView({ snippet, children }: SnippetViewProps) {
  const { what, beforeInstall, install, files, note } = snippet;
  const missing = [...new Set(files.flatMap(({ code }) => missingIn(code)))];
  return (
    <div className="grid min-w-0 gap-4 p-4 text-13 text-ink-2">
      <div className="grid gap-1.5">
        <p>{what}</p>
        {children}
        {missing.length > 0 && <Missing words={missing} />}
      </div>
      {beforeInstall !== undefined && (
        <p>
          <Marked text={beforeInstall} />
        </p>
      )}
      {install !== null && <CopyValue value={install} label="command" />}
      {files.map((file) => (
        <File key={file.name} file={file} />
      ))}
      {note !== null && (
        <p className="text-12 text-ink-3">
          <Marked text={note} />
        </p>
      )}
    </div>
  );
}

/** A sentence in which backticks stand around code. */
function Marked({ text }: { text: string }) {
  return text.split('`').map((part, place) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence do not move.
    place % 2 === 0 ? part : <InlineCode key={place}>{part}</InlineCode>,
  );
}

function Missing({ words }: { words: readonly string[] }) {
  const list =
    words.length === 1 ? words[0] : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
  return <p>Put {list} in where the angle brackets are.</p>;
}

function File({ file: { name, language, code } }: { file: SnippetFile }) {
  return (
    <figure className="min-w-0 overflow-hidden rounded-2 border border-line bg-sunken">
      <figcaption className="flex min-h-8 items-center justify-between gap-2 border-b border-line py-0.5 pr-1 pl-3">
        <span className="min-w-0 font-mono text-12 wrap-anywhere text-ink-2">{name}</span>
        <CopyButton value={code} label={name} />
      </figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to scroll by keyboard too.
        tabIndex={0}
        className="overflow-x-auto px-3 py-2.5 font-mono text-12 leading-5 text-ink focus-visible:-outline-offset-2"
      >
        <ColouredCode code={code} language={language} />
      </pre>
    </figure>
  );
}
