import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

/** A surface with a line around it. It has no padding: put `p-4` inside or on it. */
export function Panel({ className, ...rest }: ComponentProps<'div'>) {
  return (
    <div className={cn('min-w-0 rounded-3 border border-line bg-surface', className)} {...rest} />
  );
}

interface PanelBarProps {
  /** A heading element where the panel is a section of the page. */
  title: ReactNode;
  note?: ReactNode;
  /** Stands at the end: buttons, a count, a link. */
  children?: ReactNode;
  className?: string;
}

/** The head of a panel. */
export function PanelBar({ title, note, children, className }: PanelBarProps) {
  return (
    <div
      className={cn(
        'flex min-h-11 flex-wrap items-center gap-2 border-b border-line px-4 py-1.5',
        className,
      )}
    >
      <div className="text-13 font-semibold text-ink">{title}</div>
      {note && <div className="text-12 text-ink-3">{note}</div>}
      {children && (
        <div className="ml-auto flex items-center gap-2 text-12 text-ink-3">{children}</div>
      )}
    </div>
  );
}
