import { CircleX, CornerDownRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { CopyButton } from './copy-button';

export interface DerivedValue {
  label: string;
  /** Null: it does not follow yet. */
  value: string | null;
  /** What is missing while there is no value. */
  missing?: string;
  /** By what the value was replaced by hand; it is then struck through. */
  replaced?: string;
  /** The part of the value that the latest input changed. */
  changed?: string;
}

interface DerivedValuesProps {
  title: string;
  /** Stands at the end of the title's line. */
  aside?: ReactNode;
  rows: readonly DerivedValue[];
}

function Marked({ value, changed }: { value: string; changed: string | undefined }) {
  const at = changed ? value.indexOf(changed) : -1;
  if (changed === undefined || at < 0) return value;
  return (
    <>
      {value.slice(0, at)}
      <mark className="rounded-[2px] bg-accent-soft text-accent-ink">{changed}</mark>
      {value.slice(at + changed.length)}
    </>
  );
}

function Missing({ what }: { what: string | undefined }) {
  return (
    <span className="text-12 text-ink-3">
      <span aria-hidden="true">— </span>
      {what ?? 'not known yet'}
    </span>
  );
}

function Value({ row }: { row: DerivedValue }) {
  const { value, missing, replaced, changed } = row;
  return (
    <>
      {value === null && !replaced && <Missing what={missing} />}
      {value !== null && (
        <span
          className={`font-mono text-12 wrap-anywhere ${replaced ? 'text-ink-3 line-through' : ''}`}
        >
          <Marked value={value} changed={changed} />
        </span>
      )}
      {replaced ? (
        <span className="flex items-start gap-1.5 text-12 text-ink-2">
          <CircleX className="mt-0.75 size-3.5 text-ink-3" aria-hidden />
          <span>replaced: {replaced}</span>
        </span>
      ) : null}
    </>
  );
}

/** What follows from the fields above, each value with a copy button. */
export function DerivedValues({ title, aside, rows }: DerivedValuesProps) {
  return (
    <div className="rounded-3 border border-line bg-sunken pb-2.5">
      <div className="flex min-h-9 items-center gap-2 pt-1 pr-2 pl-4 text-12 text-ink-3">
        <CornerDownRight className="size-3.5" aria-hidden />
        <span className="flex-1">{title}</span>
        {aside}
      </div>
      <dl>
        {rows.map((row) => (
          <div
            key={row.label}
            className="grid min-h-6.5 grid-cols-[104px_minmax(0,1fr)_24px] gap-x-3 pr-2 pl-4 max-sm:grid-cols-[minmax(0,1fr)_24px] max-sm:pt-1"
          >
            <dt className="text-13 leading-6 text-ink-2 max-sm:col-span-2 max-sm:leading-5">
              {row.label}
            </dt>
            <dd className="min-w-0 py-0.5 leading-5 text-ink">
              <Value row={row} />
            </dd>
            <dd>
              {row.value === null ? null : <CopyButton value={row.value} label={row.label} />}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
