import type { ProviderType } from '@/lib/core/providers/draft';
import { GUIDE_EXAMPLES } from '@/lib/core/providers/guide-examples';
import { readGuideCode } from '@/lib/core/providers/guide-text';
import type { ShownCode } from './guide-code';

/** The pieces of code with the examples of a type for its values. */
export function shownCode(code: string, type: ProviderType): readonly ShownCode[] {
  return readGuideCode(code).map((piece) =>
    piece.kind === 'plain' ? piece : { ...piece, example: GUIDE_EXAMPLES[type][piece.name] },
  );
}
