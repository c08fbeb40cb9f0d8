'use client';

import { Check, Minus } from 'lucide-react';
import * as Radix from 'radix-ui/checkbox';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { cn } from './cn';

interface CheckboxProps extends Omit<ComponentProps<typeof Radix.Root>, 'children'> {
  label: ReactNode;
  hint?: ReactNode;
}

/** A box to tick with its label; the label is part of the target. */
export function Checkbox({ label, hint, id, className, ...rest }: CheckboxProps) {
  const made = useId();
  const own = id ?? made;
  return (
    <div className={cn('grid grid-cols-[16px_minmax(0,1fr)] gap-x-2 py-1', className)}>
      <Radix.Root
        {...rest}
        id={own}
        aria-describedby={hint ? `${own}-hint` : undefined}
        className="relative mt-0.5 grid size-4 place-items-center rounded-1 border border-line-control bg-surface text-on-accent transition-colors after:absolute after:-inset-1.5 disabled:border-line-strong disabled:bg-sunken data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent"
      >
        <Radix.Indicator className="group">
          <Check
            className="size-3 group-data-[state=indeterminate]:hidden"
            strokeWidth={3}
            aria-hidden
          />
          <Minus
            className="hidden size-3 group-data-[state=indeterminate]:block"
            strokeWidth={3}
            aria-hidden
          />
        </Radix.Indicator>
      </Radix.Root>
      <label htmlFor={own} className="text-13 text-ink has-[+p]:font-medium">
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
