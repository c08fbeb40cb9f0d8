import { CircleCheck, CircleX, CornerDownRight, Minus } from 'lucide-react';
import type { MappedRow } from '@/lib/core/claims/mapped-claims';
import { type InexactNumbers, jsonPointer } from '@/lib/core/tokens/parse-json';
import { ShownValue } from './shown-value';

interface PreviewRowsProps {
  rows: readonly MappedRow[];
  /** Numbers of the token that JavaScript cannot hold. */
  inexact: InexactNumbers;
}

/** What every row made of the token: its value, how the path was read, why there is none. */
export function PreviewRows({ rows, inexact }: PreviewRowsProps) {
  if (rows.length === 0) {
    return <p className="px-4 py-6 text-center text-13 text-ink-2">No claim is mapped yet.</p>;
  }
  return (
    <ul aria-label="What each row reads" className="divide-y divide-line">
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a row is.
        <li key={index} className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 px-4 py-2.5">
          <span className="mt-0.5 [&>svg]:size-4">{iconOf(row)}</span>
          <div className="grid min-w-0 gap-0.5">
            <p className="text-13 wrap-anywhere">
              <span className="font-mono text-12 font-strong text-ink">
                ext_{row.mapping.attribute}
              </span>{' '}
              {row.value === null ? (
                <span className="text-12 text-ink-3">no value</span>
              ) : (
                <span className="text-12">
                  <ShownValue value={row.value} />
                </span>
              )}
            </p>
            <p className="text-12 wrap-anywhere text-ink-2">{row.sentence}</p>
            <ManyDigits row={row} inexact={inexact} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function iconOf({ outcome, mapping }: MappedRow) {
  if (outcome === 'mapped') return <CircleCheck className="text-good" aria-label="Read" />;
  if (outcome === 'default') {
    return <CornerDownRight className="text-ink-3" aria-label="Default" />;
  }
  return mapping.required ? (
    <CircleX className="text-bad" aria-label="Missing" />
  ) : (
    <Minus className="text-ink-3" aria-label="No value" />
  );
}

function ManyDigits({ row, inexact }: { row: MappedRow; inexact: InexactNumbers }) {
  const spelling = row.outcome === 'mapped' ? inexact.get(jsonPointer(row.steps)) : undefined;
  if (spelling === undefined) return null;
  return (
    <p className="text-12 wrap-anywhere text-warn">
      The token says {spelling.slice(0, 60)}, which has more digits than a number can hold. Have the
      provider send a text.
    </p>
  );
}
