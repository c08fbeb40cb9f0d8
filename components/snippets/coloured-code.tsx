import { type CodeKind, type CodeLanguage, colourCode } from '@/lib/core/snippets/colour-code';

const LOOKS: Readonly<Record<Exclude<CodeKind, 'plain'>, string>> = {
  keyword: 'text-part-1',
  string: 'text-part-2',
  name: 'text-part-3',
  number: 'text-part-2',
  comment: 'text-ink-3',
};

interface ColouredCodeProps {
  readonly code: string;
  readonly language: CodeLanguage;
}

/** Code in the colours of its language. Rendered on the server, where the rules of the languages stay. */
export function ColouredCode({ code, language }: ColouredCodeProps) {
  return (
    <code>
      {colourCode(code, language).map(({ kind, text }, place) =>
        kind === 'plain' ? (
          text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the code is what a part is.
          <span key={place} className={LOOKS[kind]}>
            {text}
          </span>
        ),
      )}
    </code>
  );
}
