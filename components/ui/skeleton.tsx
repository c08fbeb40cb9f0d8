import { cn } from './cn';

interface SkeletonProps {
  /** The width, and what else the place needs. */
  className?: string;
  /** Height and corners where they are not those of a line of text. */
  shape?: string;
}

/** A bar of the size of what will stand there. */
export function Skeleton({ className, shape = 'h-3 rounded-[3px]' }: SkeletonProps) {
  return (
    <span aria-hidden="true" className={cn('block animate-pulse bg-line', shape, className)} />
  );
}
