import type { ReactNode } from 'react';
import { cn } from './cn';

const INKS = {
  neutral: 'text-ink-2',
  good: 'text-good',
  warning: 'text-warn',
  bad: 'text-bad',
  accent: 'text-accent-ink',
};

const FRAMES = {
  neutral: 'border-line bg-surface',
  good: 'border-good-line bg-good-soft',
  warning: 'border-warn-line bg-warn-soft',
  bad: 'border-bad-line bg-bad-soft',
  accent: 'border-accent-line bg-accent-soft',
};

interface BadgeProps {
  tone?: keyof typeof INKS;
  /** For what is stale or a draft. */
  dashed?: boolean;
  icon?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A short label in a frame; tone `neutral` unless said otherwise. */
export function Badge({ tone = 'neutral', dashed = false, icon, className, children }: BadgeProps) {
  return (
    <span
      className={cn(
        'inline-flex h-5.5 max-w-full flex-none items-center gap-1.25 rounded-1 border px-2 text-12 font-medium whitespace-nowrap [&>svg]:size-3.5',
        INKS[tone],
        dashed ? 'border-dashed border-line-control' : FRAMES[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
