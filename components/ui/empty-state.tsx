import type { ReactNode } from 'react';
import { cn } from './cn';

interface EmptyStateProps {
  icon?: ReactNode;
  title: ReactNode;
  /** Heading level of the title, 2 unless said otherwise. */
  level?: 2 | 3;
  /** What the page is for. */
  children?: ReactNode;
  /** The one button that begins. */
  action?: ReactNode;
  className?: string;
}

/** What a page is for and the one button that begins; put it into a `Panel`. */
export function EmptyState({
  icon,
  title,
  level = 2,
  children,
  action,
  className,
}: EmptyStateProps) {
  const Title = `h${level}` as const;
  return (
    <div className={cn('grid justify-items-center gap-2 px-6 py-14 text-center', className)}>
      {icon ? (
        <span className="mb-2 grid size-10 place-items-center rounded-3 border border-line bg-surface text-ink [&_svg]:size-5">
          {icon}
        </span>
      ) : null}
      <Title className="text-15 text-ink">{title}</Title>
      <div className="max-w-[54ch] text-balance text-ink-2">{children}</div>
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  );
}
