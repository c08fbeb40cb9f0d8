'use client';

import * as Radix from 'radix-ui/switch';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { cn } from './cn';

interface SwitchProps extends Omit<ComponentProps<typeof Radix.Root>, 'children'> {
  label: ReactNode;
  hint?: ReactNode;
}

/** On or off, in force at once; say in the label what is on. */
export function Switch({ label, hint, id, className, ...rest }: SwitchProps) {
  const made = useId();
  const own = id ?? made;
  return (
    <div className={cn('grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-2.5', className)}>
      <Radix.Root
        {...rest}
        id={own}
        aria-describedby={hint ? `${own}-hint` : undefined}
        className="relative h-5 w-8.5 rounded-full border border-line-control bg-sunken p-0.5 transition-colors after:absolute after:-inset-1 disabled:opacity-60 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <Radix.Thumb className="block size-3.5 rounded-full bg-line-control transition-transform data-[state=checked]:translate-x-3.5 data-[state=checked]:bg-on-accent" />
      </Radix.Root>
      <label htmlFor={own} className="text-13 font-medium text-ink">
        {label}
      </label>
      {hint ? (
        <p id={`${own}-hint`} className="col-start-2 text-12 text-ink-3">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
