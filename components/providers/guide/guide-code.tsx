'use client';

import type { CodePiece } from '@/lib/core/providers/guide-text';
import { GUIDE_VALUE_WORDS, type GuideValues } from '@/lib/core/providers/guide-values';
import { CopyButton } from '../../ui/copy-button';
import { useGuideValues } from './use-guide-values';

/** Code as the guide has it; a value brings its example along. */
export type ShownCode =
  | Extract<CodePiece, { kind: 'plain' }>
  | (Extract<CodePiece, { kind: 'value' }> & { readonly example: string });

interface GuideCodeProps {
  readonly pieces: readonly ShownCode[];
}

/** What to paste at the provider, with the values of the form in it, and a button that copies it. */
export function GuideCode({ pieces }: GuideCodeProps) {
  const values = useGuideValues();
  const missing = pieces.filter((piece) => piece.kind === 'value' && values?.[piece.name] == null);
  const text = pieces.map((piece) => textOf(piece, values)).join('');
  return (
    <div className="grid min-w-0 gap-1">
      <div className="flex min-w-0 items-start rounded-1 border border-line bg-sunken">
        <pre className="min-w-0 flex-1 px-2.5 py-2 font-mono text-12 leading-5 break-all whitespace-pre-wrap text-ink">
          {pieces.map((piece, index) =>
            piece.kind === 'plain' ? (
              piece.text
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place in the code is what a piece is.
              <mark key={index} className="rounded-[2px] bg-accent-soft text-accent-ink">
                {textOf(piece, values)}
              </mark>
            ),
          )}
        </pre>
        <CopyButton value={text} label="code" className="m-0.5" />
      </div>
      {missing.length > 0 && <MissingNote pieces={missing} />}
    </div>
  );
}

function textOf(piece: ShownCode, values: GuideValues | null): string {
  return piece.kind === 'plain' ? piece.text : (values?.[piece.name] ?? piece.example);
}

function MissingNote({ pieces }: { pieces: readonly ShownCode[] }) {
  const words = new Set(
    pieces.flatMap((piece) => (piece.kind === 'value' ? [GUIDE_VALUE_WORDS[piece.name]] : [])),
  );
  return (
    <p className="text-12 text-ink-3">
      The marked value is an example for {[...words].join(' and ')}.
    </p>
  );
}
