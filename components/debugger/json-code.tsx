import { cn } from '@/components/ui/cn';
import type { JsonPiece } from '@/lib/core/tokens/format-json';

interface JsonCodeProps {
  pieces: readonly JsonPiece[];
  /** Ink of the values. */
  ink: 'text-part-1' | 'text-part-2';
}

/** Formatted JSON in colour. Everything in it is text: markup in a claim stays what it is. */
export function JsonCode({ pieces, ink }: JsonCodeProps) {
  const inks: Record<JsonPiece['kind'], string> = {
    name: 'text-ink',
    mark: 'text-ink-3',
    text: ink,
    number: ink,
    word: ink,
    escape: 'rounded-[2px] bg-warn-soft text-warn',
  };
  let offset = 0;
  return pieces.map((piece) => {
    const key = offset;
    offset += piece.text.length + 1;
    return (
      // Isolated, so that a text from right to left does not turn its neighbours around.
      <bdi key={key} dir={piece.kind === 'text' ? 'auto' : 'ltr'} className={cn(inks[piece.kind])}>
        {piece.text}
      </bdi>
    );
  });
}
