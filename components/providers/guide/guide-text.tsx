import { Fragment } from 'react';
import type { ProviderType } from '@/lib/core/providers/draft';
import type { GuideText as Text } from '@/lib/core/providers/guide';
import { GUIDE_EXAMPLES } from '@/lib/core/providers/guide-examples';
import { type GuidePiece, readGuideText } from '@/lib/core/providers/guide-text';
import { InlineCode } from '../../ui/inline-code';
import { GuideLink } from './guide-link';
import { GuideValue } from './guide-value';

interface GuideTextProps {
  readonly text: Text;
  /** Whose examples stand in for missing values. */
  readonly type: ProviderType;
}

/** A sentence of a guide with its marks drawn. */
export function GuideText({ text, type }: GuideTextProps) {
  return readGuideText(text).map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the place in the sentence is what a piece is.
    <Fragment key={index}>{drawn(piece, type)}</Fragment>
  ));
}

function drawn(piece: GuidePiece, type: ProviderType) {
  switch (piece.kind) {
    case 'plain':
      return piece.text;
    case 'code':
      return <InlineCode>{piece.text}</InlineCode>;
    case 'strong':
      return <b className="font-strong text-ink">{piece.text}</b>;
    case 'link':
      return <GuideLink href={piece.href}>{piece.text}</GuideLink>;
    case 'value':
      return <GuideValue name={piece.name} example={GUIDE_EXAMPLES[type][piece.name]} />;
  }
}
