import type { ReactNode } from 'react';
import { CopyValue } from './copy-value';

export interface NumberedStep {
  text: ReactNode;
  /** Shown below in mono with a copy button. */
  value?: string | null;
}

/** Steps to do in order; put it into a `Panel`. */
export function NumberedList({ steps }: { steps: readonly NumberedStep[] }) {
  return (
    <ol className="grid gap-3.5 p-4">
      {steps.map(({ text, value }, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the order is what a step is.
          key={index}
          className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-2.5 text-13 text-ink-2"
        >
          <span
            aria-hidden="true"
            className="grid size-5 place-items-center rounded-full border border-line-strong text-11 tabular-nums"
          >
            {index + 1}
          </span>
          <div className="grid min-w-0 gap-1.5 wrap-anywhere [&_b]:font-strong [&_b]:text-ink">
            <div>{text}</div>
            {value ? <CopyValue value={value} label="value" /> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
