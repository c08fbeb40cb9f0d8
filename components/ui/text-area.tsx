'use client';

import type { ComponentProps } from 'react';
import { cn } from './cn';
import { type ControlLook, useControl } from './field-context';

interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'rows'> {
  mono?: boolean;
  /** The least height in lines, 3 unless said otherwise. */
  rows?: keyof typeof LEAST;
  state?: ControlLook | undefined;
}

/** A field that grows with its content disregards `rows`, so the least height is said again. */
const LEAST = {
  3: 'min-h-15',
  4: 'min-h-20',
  5: 'min-h-25',
  6: 'min-h-30',
  7: 'min-h-35',
  8: 'min-h-40',
} as const;

const VERBATIM = { autoCapitalize: 'none', autoCorrect: 'off', spellCheck: false } as const;

/** Several lines of text, growing with what is in it up to 320 px. */
export function TextArea({ mono, state, className, rows = 3, ...rest }: TextAreaProps) {
  const { look, attributes } = useControl({ ...rest, state });
  return (
    <div
      data-state-look={look}
      className={cn('control py-1.75', mono ? 'font-mono text-13' : 'text-14', className)}
    >
      <textarea
        rows={rows}
        {...(mono && VERBATIM)}
        {...rest}
        {...attributes}
        className={cn('field-sizing-content max-h-80 resize-y', LEAST[rows], mono && 'break-all')}
      />
    </div>
  );
}
