import {
  CircleCheck,
  CircleDashed,
  CircleX,
  LoaderCircle,
  Minus,
  TriangleAlert,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { StepOutcome } from '@/lib/core/connections/report';
import { cn } from './cn';
import { StepTime } from './step-time';

interface StepsProps {
  /** Names the list to screen readers. */
  label: string;
  /** Rows are read out as they come. */
  live?: boolean;
  className?: string;
  children: ReactNode;
}

/** An ordered list of `StepRow`s: the steps of a report; put it into a `Panel`. */
export function Steps({ label, live = false, className, children }: StepsProps) {
  return (
    <ol
      aria-label={label}
      aria-live={live ? 'polite' : 'off'}
      className={cn(
        'min-w-0 [&>li:first-child]:rounded-t-[7px] [&>li:last-child]:rounded-b-[7px]',
        className,
      )}
    >
      {children}
    </ol>
  );
}

export type StepState = StepOutcome | 'running' | 'waiting';

const ICONS = {
  good: <CircleCheck className="size-4 text-good" aria-hidden />,
  warning: <TriangleAlert className="size-4 text-warn" aria-hidden />,
  bad: <CircleX className="size-4 text-bad" aria-hidden />,
  running: <LoaderCircle className="size-4 animate-spin text-ink-3" aria-hidden />,
  waiting: <CircleDashed className="size-4 text-ink-3" aria-hidden />,
  skipped: <Minus className="size-4 text-ink-3" aria-hidden />,
  not_reached: <CircleDashed className="size-4 text-ink-3" aria-hidden />,
} satisfies Record<StepState, ReactNode>;

const WORDS: Record<StepState, string> = {
  good: 'passed',
  warning: 'needs attention',
  bad: 'failed',
  running: 'running',
  waiting: 'waiting',
  skipped: 'skipped',
  not_reached: 'not reached',
};

const GROUNDS: Partial<Record<StepState, string>> = {
  warning: 'bg-warn-soft',
  bad: 'bg-bad-soft',
};

function isOff(state: StepState): boolean {
  return state === 'waiting' || state === 'skipped' || state === 'not_reached';
}

interface StepRowProps {
  state: StepState;
  title: ReactNode;
  /** One sentence: what was found. */
  evidence?: ReactNode;
  /** Time taken in milliseconds. */
  ms?: number | undefined;
  /** Part of the longest step, 0 to 1, for the bar; no bar without it. */
  share?: number | undefined;
  /** Below: the diff, the advice, the buttons. */
  children?: ReactNode;
}

/** One step: icon, name, what was found, time taken; fades in when it comes. */
export function StepRow(props: StepRowProps) {
  const { state, title, evidence, ms, share, children } = props;
  const off = isOff(state);
  return (
    <li
      className={cn(
        'grid animate-reveal grid-cols-[16px_92px_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-0.5 border-b border-line px-4 py-2.75 text-13 last:border-b-0 max-sm:grid-cols-[16px_minmax(0,1fr)_auto]',
        GROUNDS[state],
      )}
    >
      <span className="mt-0.5">{ICONS[state]}</span>
      <span className={off ? 'text-ink-3' : 'font-strong text-ink'}>
        {title}
        <span className="sr-only"> {WORDS[state]}.</span>
      </span>
      <span
        className={cn(
          'min-w-0 wrap-anywhere max-sm:col-start-2 max-sm:-col-end-1 max-sm:row-start-2',
          off ? 'text-ink-3' : 'text-ink-2',
        )}
      >
        {evidence}
      </span>
      <StepTime ms={ms} share={share} />
      {children ? (
        <div className="col-start-2 -col-end-1 min-w-0 pt-2 pb-0.5 text-ink-2 max-sm:col-start-1">
          {children}
        </div>
      ) : null}
    </li>
  );
}
