import type { ComponentProps } from 'react';
import { cn } from './cn';

/** A name or value inside a sentence, in mono. */
export function InlineCode({ className, ...rest }: ComponentProps<'code'>) {
  return (
    <code className={cn('font-mono text-[.93em] wrap-anywhere text-ink', className)} {...rest} />
  );
}
