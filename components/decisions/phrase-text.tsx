import { InlineCode } from '@/components/ui/inline-code';
import type { Phrase, PhrasePiece } from '@/lib/core/policies/phrase';

/** A sentence in pieces, drawn: names as code, values as what they are. */
export function PhraseText({ phrase }: { phrase: Phrase }) {
  return phrase.map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the place in the sentence is what a piece is.
    <Piece key={index} {...piece} />
  ));
}

function Piece({ kind, text }: PhrasePiece) {
  if (kind === 'name') return <InlineCode>{text}</InlineCode>;
  if (kind === 'value') return <bdi className="wrap-anywhere">{text}</bdi>;
  if (kind === 'old')
    return <del className="wrap-anywhere text-ink-3 [unicode-bidi:isolate]">{text}</del>;
  if (kind === 'new')
    return (
      <ins className="wrap-anywhere text-accent-ink no-underline [unicode-bidi:isolate]">
        {text}
      </ins>
    );
  return text;
}
