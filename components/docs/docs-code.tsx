import type { CodeLanguage } from '@/lib/core/snippets/colour-code';
import { ColouredCode } from '../snippets/coloured-code';
import { CopyButton } from '../ui/copy-button';

/** What follows the fence of a block, and the grammar that reads it. */
const LANGUAGES: Readonly<Record<string, CodeLanguage>> = {
  bash: 'bash',
  sh: 'bash',
  js: 'js',
  jsx: 'tsx',
  ts: 'ts',
  tsx: 'tsx',
  json: 'json',
  python: 'python',
  go: 'go',
  nginx: 'nginx',
};

/** A block of code in colours, with a button that copies it; long lines scroll. */
export function DocsCode({ text, language }: { text: string; language: string }) {
  const grammar = LANGUAGES[language];
  return (
    <div className="relative min-w-0 rounded-2 border border-line bg-sunken">
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: by keyboard it scrolls only where it has the focus.
        tabIndex={0}
        className="overflow-x-auto py-3 pr-10 pl-3.5 font-mono text-12 leading-5 text-ink"
      >
        {grammar === undefined ? (
          <code>{text}</code>
        ) : (
          <ColouredCode code={text} language={grammar} />
        )}
      </pre>
      <CopyButton value={text} label="code" className="absolute top-2 right-2 bg-sunken" />
    </div>
  );
}
