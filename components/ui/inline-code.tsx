import type { ComponentProps } from 'react';
import { cn } from './cn';

/** A name or value inside a sentence, in mono; whichever way it is written, the sentence keeps its own. */
export function InlineCode({ className, ...rest }: ComponentProps<'code'>) {
  return (
    <code
      className={cn(
        'font-mono text-[.93em] wrap-anywhere text-ink [unicode-bidi:isolate]',
        className,
      )}
      {...rest}
    />
  );
}
