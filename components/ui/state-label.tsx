import type { ReactNode } from 'react';
import { cn } from './cn';
import { StateIcon, type StateName } from './state-icon';

const WORDS: Record<StateName, string> = {
  good: 'Verified',
  warning: 'Attention',
  bad: 'Failing',
  untested: 'Not tested',
  disabled: 'Disabled',
};

const INKS: Record<StateName, string> = {
  good: 'text-good',
  warning: 'text-warn',
  bad: 'text-bad',
  untested: 'text-ink-3',
  disabled: 'text-ink-3',
};

interface StateLabelProps {
  state: StateName;
  /** The word; without it the usual one of the state. */
  children?: ReactNode;
  className?: string;
}

/** A state as icon, word and colour. */
export function StateLabel({ state, children, className }: StateLabelProps) {
  return (
    <span
      className={cn('inline-flex items-center gap-1.5 text-13 font-medium', INKS[state], className)}
    >
      <StateIcon state={state} />
      {children ?? WORDS[state]}
    </span>
  );
}
