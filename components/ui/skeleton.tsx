import { cn } from './cn';

/** A bar of the size of what will stand there; give it height and width by class. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn('block h-3 animate-pulse rounded-[3px] bg-line', className)}
    />
  );
}
