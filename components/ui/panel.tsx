import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

/** A surface with a line around it. It has no padding: put `p-4` inside or on it. */
export function Panel({ className, ...rest }: ComponentProps<'div'>) {
  return (
    <div className={cn('min-w-0 rounded-3 border border-line bg-surface', className)} {...rest} />
  );
}

interface PanelBarProps {
  title: ReactNode;
  /** Makes the title a heading of this level. */
  level?: 2 | 3 | 4;
  /** Id of the title, for `aria-labelledby`. */
  titleId?: string;
  note?: ReactNode;
  /** Stands at the end: buttons, a count, a link. */
  children?: ReactNode;
  className?: string;
}

/** The head of a panel. */
export function PanelBar({ title, level, titleId, note, children, className }: PanelBarProps) {
  const Title = level ? (`h${level}` as const) : 'div';
  return (
    <div
      className={cn(
        'flex min-h-11 flex-wrap items-center gap-2 border-b border-line px-4 py-1.5 last:border-b-0',
        className,
      )}
    >
      <Title id={titleId} className="text-13 font-semibold text-ink">
        {title}
      </Title>
      {note ? <div className="text-12 text-ink-3">{note}</div> : null}
      {children ? (
        <div className="ml-auto flex items-center gap-2 text-12 text-ink-3">{children}</div>
      ) : null}
    </div>
  );
}
