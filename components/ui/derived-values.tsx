import { CircleX, CornerDownRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { CopyButton } from './copy-button';

export interface DerivedRow {
  label: string;
  /** Empty: it does not follow yet. */
  values: readonly {
    readonly text: string;
    /** Quiet words behind the value. */
    readonly note?: string;
  }[];
  /** What is missing while there is no value. */
  missing?: string;
  /** By what the values were replaced by hand; they are then struck through. */
  replaced?: string;
  /** Quiet words below the values. */
  note?: string;
}

/** A text that was changed; marked where it stands in a value, or only where it is the whole of one. */
export interface ChangedPart {
  readonly text: string;
  readonly whole: boolean;
}

interface DerivedValuesProps {
  title: string;
  /** Stands at the end of the title's line. */
  aside?: ReactNode;
  rows: readonly DerivedRow[];
  /** Parts that the latest input changed; the first that a value holds is marked in it. */
  changed?: readonly ChangedPart[];
}

function Marked({ value, changed }: { value: string; changed: readonly ChangedPart[] }) {
  const part = changed.find(({ text, whole }) =>
    whole ? value === text : value.includes(text),
  )?.text;
  if (part === undefined) return value;
  const at = value.indexOf(part);
  return (
    <>
      {value.slice(0, at)}
      <mark className="rounded-[2px] bg-accent-soft text-accent-ink">{part}</mark>
      {value.slice(at + part.length)}
    </>
  );
}

interface ValueProps {
  value: DerivedRow['values'][number];
  label: string;
  struck: boolean;
  changed: readonly ChangedPart[];
}

function Value({ value, label, struck, changed }: ValueProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_24px] gap-x-3">
      <span className="min-w-0 py-0.5 leading-5">
        <span
          className={`font-mono text-12 wrap-anywhere ${struck ? 'text-ink-3 line-through' : 'text-ink'}`}
        >
          <Marked value={value.text} changed={changed} />
        </span>
        {value.note ? <span className="text-12 text-ink-3"> {value.note}</span> : null}
      </span>
      <CopyButton value={value.text} label={label} />
    </div>
  );
}

function Row({ row, changed }: { row: DerivedRow; changed: readonly ChangedPart[] }) {
  const { label, values, missing, replaced, note } = row;
  return (
    <div className="grid min-h-6.5 grid-cols-[104px_minmax(0,1fr)] gap-x-3 pr-2 pl-4 max-sm:grid-cols-1 max-sm:pt-1">
      <dt className="text-13 leading-6 text-ink-2 max-sm:leading-5">{label}</dt>
      <dd className="min-w-0">
        {values.length === 0 && !replaced && (
          <p className="py-0.5 text-12 leading-5 text-ink-3">
            <span aria-hidden="true">— </span>
            {missing ?? 'not known yet'}
          </p>
        )}
        {values.map((value) => (
          <Value
            key={value.text}
            value={value}
            label={label}
            struck={replaced !== undefined}
            changed={changed}
          />
        ))}
        {note ? <p className="pb-0.5 text-12 text-ink-3">{note}</p> : null}
        {replaced ? (
          <p className="flex items-start gap-1.5 pb-0.5 text-12 text-ink-2">
            <CircleX className="mt-px size-3.5 text-ink-3" aria-hidden />
            <span>replaced: {replaced}</span>
          </p>
        ) : null}
      </dd>
    </div>
  );
}

/** What follows from the fields above, each value with a copy button. */
export function DerivedValues({ title, aside, rows, changed = [] }: DerivedValuesProps) {
  return (
    <div className="rounded-3 border border-line bg-sunken pb-2.5">
      <div className="flex min-h-9 items-center gap-2 pt-1 pr-2 pl-4 text-12 text-ink-3">
        <CornerDownRight className="size-3.5" aria-hidden />
        <span className="flex-1">{title}</span>
        {aside}
      </div>
      <dl>
        {rows.map((row) => (
          <Row key={row.label} row={row} changed={changed} />
        ))}
      </dl>
    </div>
  );
}
