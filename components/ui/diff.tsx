import type { ReactNode } from 'react';
import { cn } from './cn';
import { CopyButton } from './copy-button';
import { type DiffSegment, diffSegments } from './diff-segments';

interface DiffProps {
  expected: string;
  actual: string;
  /** A sentence below that says in words what differs. */
  note?: ReactNode;
  /** Words before the two lines. */
  labels?: { expected: string; actual: string };
  className?: string;
}

type Side = 'expected' | 'actual';

const MARKS: Record<Side, string> = {
  expected: 'bg-good-mark shadow-[inset_0_-2px_var(--good)]',
  actual: 'bg-bad-mark shadow-[inset_0_-2px_var(--bad)]',
};

/** Characters that have no shape of their own; they are drawn so that a difference is seen. */
const UNSEEN = /[\p{Z}\p{C}]/gu;

function drawn(text: string): string {
  return text.replace(UNSEEN, (letter) => {
    if (letter === ' ') return '\u00a0';
    return `\u2039U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}\u203a`;
  });
}

/** What the other line has more; an empty cell keeps the two lines one above the other. */
function gapOf(segment: DiffSegment, side: Side): number {
  const own = Array.from(segment[side]).length;
  const other = Array.from(segment[side === 'expected' ? 'actual' : 'expected']).length;
  if (own > 0) return 0;
  return other <= 4 ? other : 1;
}

function Gap({ segment, side }: { segment: DiffSegment; side: Side }) {
  const cells = '\u00a0'.repeat(gapOf(segment, side));
  return (
    <mark aria-hidden className={cn('rounded-[2px] text-ink', MARKS[side])}>
      {cells}
    </mark>
  );
}

function Letters({ segments, side }: { segments: readonly DiffSegment[]; side: Side }) {
  let offset = 0;
  return segments.map((segment) => {
    const key = `${side}${offset}`;
    offset += Math.max(segment.expected.length, segment.actual.length);
    if (segment.same) return <span key={key}>{segment[side]}</span>;
    if (segment[side] === '') return <Gap key={key} segment={segment} side={side} />;
    return (
      <mark key={key} className={cn('rounded-[2px] py-px font-semibold text-ink', MARKS[side])}>
        {drawn(segment[side])}
      </mark>
    );
  });
}

interface LineProps {
  label: string;
  value: string;
  side: Side;
  segments: readonly DiffSegment[];
}

function Line({ label, value, side, segments }: LineProps) {
  return (
    <div className="grid grid-cols-[84px_minmax(0,1fr)_32px] items-start border-b border-line last:border-b-0 max-sm:grid-cols-[minmax(0,1fr)_32px]">
      <dt className="py-1.75 pl-3 text-12 leading-5 text-ink-3 max-sm:col-span-2 max-sm:pb-0">
        {label}
      </dt>
      <dd className="py-1.75 pr-2 font-mono text-13 break-all text-ink max-sm:py-1 max-sm:pl-3 max-sm:text-12 max-sm:leading-5">
        <Letters segments={segments} side={side} />
      </dd>
      <dd className="py-1.25 max-sm:py-0.5">
        <CopyButton value={value} label={`${label.toLowerCase()} value`} />
      </dd>
    </div>
  );
}

/** Two texts compared byte for byte, one above the other, with what differs marked. */
export function Diff({ expected, actual, note, labels, className }: DiffProps) {
  const segments = diffSegments(expected, actual);
  return (
    <div
      className={cn('overflow-hidden rounded-2 border border-line-strong bg-surface', className)}
    >
      <dl>
        <Line
          label={labels?.expected ?? 'Expected'}
          value={expected}
          side="expected"
          segments={segments}
        />
        <Line label={labels?.actual ?? 'Actual'} value={actual} side="actual" segments={segments} />
      </dl>
      {note ? (
        <p className="border-t border-line bg-sunken px-3 py-1.5 text-12 wrap-anywhere text-ink-2">
          {note}
        </p>
      ) : null}
    </div>
  );
}
