import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

type Tone = 'neutral' | 'good' | 'warning' | 'bad';

const ICONS = { neutral: Info, good: CircleCheck, warning: TriangleAlert, bad: CircleX };

const FRAMES: Record<Tone, string> = {
  neutral: 'border-line bg-surface [&>svg]:text-ink-3',
  good: 'border-good-line bg-good-soft [&>svg]:text-good',
  warning: 'border-warn-line bg-warn-soft [&>svg]:text-warn',
  bad: 'border-bad-line bg-bad-soft [&>svg]:text-bad',
};

interface CalloutProps {
  tone: Tone;
  title: ReactNode;
  children?: ReactNode;
  /** Buttons that remedy it. */
  actions?: ReactNode;
  /** Announced when it appears: `alert` for what went wrong after a press. */
  role?: 'alert' | 'status';
  className?: string;
}

/** What happened, why, and what to do, in a frame of its tone. */
export function Callout({ tone, title, children, actions, role, className }: CalloutProps) {
  const Icon = ICONS[tone];
  return (
    <div
      role={role}
      className={cn(
        'grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 gap-y-1 rounded-3 border px-4 py-3 text-13 text-ink-2',
        FRAMES[tone],
        className,
      )}
    >
      <Icon className="mt-0.5 size-4" aria-hidden />
      <div className="min-w-0 wrap-anywhere">
        <p className="font-strong text-ink">{title}</p>
        {children}
        {actions ? <div className="mt-2.5 mb-0.5 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
