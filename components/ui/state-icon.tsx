import { CircleCheck, CircleDashed, CircleOff, CircleX, TriangleAlert } from 'lucide-react';
import { cn } from './cn';

export type StateName = 'good' | 'warning' | 'bad' | 'untested' | 'disabled';

const ICONS = {
  good: CircleCheck,
  warning: TriangleAlert,
  bad: CircleX,
  untested: CircleDashed,
  disabled: CircleOff,
};

const INKS = {
  good: 'text-good',
  warning: 'text-warn',
  bad: 'text-bad',
  untested: 'text-ink-3',
  disabled: 'text-ink-3',
};

interface StateIconProps {
  state: StateName;
  className?: string;
}

/** The icon of a state in its colour; a word must stand beside it. */
export function StateIcon({ state, className }: StateIconProps) {
  const Icon = ICONS[state];
  return <Icon className={cn('size-4', INKS[state], className)} aria-hidden />;
}
