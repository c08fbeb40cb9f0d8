import { Fragment } from 'react';
import { InlineCode } from '@/components/ui/inline-code';
import { type GuidePiece, readGuideText } from '@/lib/core/providers/guide-text';
import { LocalTimes } from './local-times';

/** A sentence with its code, names and moments drawn; links and values of a guide stay plain words. */
export function MarkedText({ text }: { text: string }) {
  return readGuideText(text).map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the place in the sentence is what a piece is.
    <Fragment key={index}>{drawn(piece)}</Fragment>
  ));
}

function drawn(piece: GuidePiece) {
  if (piece.kind === 'code') return <InlineCode>{piece.text}</InlineCode>;
  if (piece.kind === 'strong') return <b className="font-strong text-ink">{piece.text}</b>;
  return piece.kind === 'value' ? `{${piece.name}}` : <LocalTimes text={piece.text} />;
}
