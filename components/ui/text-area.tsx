'use client';

import type { ComponentProps } from 'react';
import { cn } from './cn';
import { type ControlLook, useControl } from './field-context';

interface TextAreaProps extends ComponentProps<'textarea'> {
  mono?: boolean;
  state?: ControlLook | undefined;
}

const VERBATIM = { autoCapitalize: 'none', autoCorrect: 'off', spellCheck: false } as const;

/** Several lines of text, growing with what is in it; `rows` (default 3) is the least height. */
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
        className={cn('field-sizing-content max-h-80 resize-y', mono && 'break-all')}
      />
    </div>
  );
}
