import {
  CircleCheck,
  CircleDashed,
  CircleX,
  LoaderCircle,
  Minus,
  TriangleAlert,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

export type StepState =
  | 'good'
  | 'warning'
  | 'bad'
  | 'running'
  | 'waiting'
  | 'skipped'
  | 'not_reached';

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
  good: 'Passed',
  warning: 'Attention',
  bad: 'Failed',
  running: 'Running',
  waiting: 'Waiting',
  skipped: 'Skipped',
  not_reached: 'Not reached',
};

const OFF: readonly StepState[] = ['waiting', 'skipped', 'not_reached'];

interface StepsProps {
  /** Names the list to screen readers. */
  label: string;
  /** New rows and changes are read out while a test runs. */
  live?: boolean;
  className?: string;
  children: ReactNode;
}

/** An ordered list of steps; put it into a `Panel`. */
export function Steps({ label, live = false, className, children }: StepsProps) {
  return (
    <ol
      aria-label={label}
      aria-live={live ? 'polite' : undefined}
      className={cn(
        '[&>li:first-child]:rounded-t-[7px] [&>li:last-child]:rounded-b-[7px]',
        className,
      )}
    >
      {children}
    </ol>
  );
}

function duration(ms: number): string {
  if (ms < 1) return '<1 ms';
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

function Time({ ms, share }: { ms: number | undefined; share: number }) {
  if (ms === undefined) return <span />;
  const width = Math.max(1, Math.round(share * 48));
  return (
    <span className="grid h-5 grid-cols-[48px_56px] items-center gap-2 text-right font-mono text-12 whitespace-nowrap text-ink-3 tabular-nums max-md:grid-cols-[auto]">
      <svg viewBox="0 0 48 3" className="h-0.75 w-12 max-md:hidden" aria-hidden="true">
        <rect width={width} height="3" rx="1.5" className="fill-line-control" />
      </svg>
      <span>{duration(ms)}</span>
    </span>
  );
}

interface StepRowProps {
  state: StepState;
  title: ReactNode;
  /** One sentence: what was found. */
  evidence?: ReactNode;
  /** Time taken in milliseconds. */
  ms?: number | undefined;
  /** Part of the longest step, 0 to 1, for the bar. */
  share?: number;
  /** Below: the diff, the advice, the buttons. */
  children?: ReactNode;
}

/** One step: icon, name, what was found, time; fades in as it finishes. */
export function StepRow({ state, title, evidence, ms, share = 0, children }: StepRowProps) {
  const off = OFF.includes(state);
  return (
    <li
      className={cn(
        'grid animate-reveal grid-cols-[16px_92px_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-0.5 border-b border-line px-4 py-2.75 text-13 last:border-b-0 max-md:grid-cols-[16px_minmax(0,1fr)_auto]',
        state === 'warning' && 'bg-warn-soft',
        state === 'bad' && 'bg-bad-soft',
      )}
    >
      <span className="mt-0.5">{ICONS[state]}</span>
      <span className={off ? 'text-ink-3' : 'font-strong text-ink'}>
        {title}
        <span className="sr-only">: {WORDS[state]}.</span>
      </span>
      <span
        className={cn(
          'min-w-0 wrap-anywhere max-md:col-start-2 max-md:-col-end-1 max-md:row-start-2',
          off ? 'text-ink-3' : 'text-ink-2',
        )}
      >
        {evidence}
      </span>
      <Time ms={ms} share={share} />
      {children && (
        <div className="col-start-2 -col-end-1 grid min-w-0 gap-2.5 pt-2 pb-0.5 text-ink-2 max-md:col-start-1">
          {children}
        </div>
      )}
    </li>
  );
}
