import { cva } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { cn } from './cn';

const look = cva(
  'inline-flex h-5.5 max-w-full flex-none items-center gap-1.25 rounded-1 border px-2 text-12 font-medium whitespace-nowrap [&>svg]:size-3.5',
  {
    variants: {
      tone: {
        neutral: 'border-line bg-surface text-ink-2',
        good: 'border-good-line bg-good-soft text-good',
        warning: 'border-warn-line bg-warn-soft text-warn',
        bad: 'border-bad-line bg-bad-soft text-bad',
        accent: 'border-accent-line bg-accent-soft text-accent-ink',
      },
      dashed: { true: 'border-dashed border-line-control bg-transparent', false: '' },
    },
  },
);

interface BadgeProps {
  tone?: 'neutral' | 'good' | 'warning' | 'bad' | 'accent';
  /** For what is stale or a draft. */
  dashed?: boolean;
  icon?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A short label in a frame; tone `neutral` unless said otherwise. */
export function Badge({ tone = 'neutral', dashed = false, icon, className, children }: BadgeProps) {
  return (
    <span className={cn(look({ tone, dashed }), className)}>
      {icon}
      {children}
    </span>
  );
}
