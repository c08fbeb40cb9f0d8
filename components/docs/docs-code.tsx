import type { CodeLanguage } from '@/lib/core/snippets/colour-code';
import { ColouredCode } from '../snippets/coloured-code';
import { CopyButton } from '../ui/copy-button';

/** What follows the fence of a block: what it is called, and the grammar that reads it. */
const LANGUAGES: Readonly<Record<string, readonly [name: string, grammar: CodeLanguage]>> = {
  bash: ['Shell', 'bash'],
  sh: ['Shell', 'bash'],
  js: ['JavaScript', 'js'],
  jsx: ['JavaScript', 'tsx'],
  ts: ['TypeScript', 'ts'],
  tsx: ['TypeScript', 'tsx'],
  json: ['JSON', 'json'],
  python: ['Python', 'python'],
  go: ['Go', 'go'],
  nginx: ['nginx', 'nginx'],
};

/** A block of code in colours, with a button that copies it in a row above; long lines scroll. */
export function DocsCode({ text, language }: { text: string; language: string }) {
  const [name, grammar] = LANGUAGES[language] ?? ['Text', undefined];
  return (
    <figure className="min-w-0 overflow-hidden rounded-2 border border-line bg-sunken">
      <figcaption className="flex min-h-8 items-center justify-between gap-2 border-b border-line py-0.5 pr-1 pl-3.5 text-11 text-ink-3">
        {name}
        <CopyButton value={text} label="code" />
      </figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: by keyboard it scrolls only where it has the focus.
        tabIndex={0}
        className="overflow-x-auto px-3.5 py-2.5 font-mono text-12 leading-5 text-ink focus-visible:-outline-offset-2"
      >
        {grammar === undefined ? (
          <code>{text}</code>
        ) : (
          <ColouredCode code={text} language={grammar} />
        )}
      </pre>
    </figure>
  );
}
