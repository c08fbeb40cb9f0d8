'use client';

import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';
import { type ControlLook, useControl } from './field-context';

interface TextInputProps extends Omit<ComponentProps<'input'>, 'size'> {
  /** For what is compared byte for byte: mono, no autocorrection. */
  mono?: boolean;
  /** Overrides the state that the field around it gives. */
  state?: ControlLook | undefined;
  /** Height: `medium` 36 px, `big` 40 px. */
  size?: 'medium' | 'big';
  leading?: ReactNode;
  trailing?: ReactNode;
}

const VERBATIM = { autoCapitalize: 'none', autoCorrect: 'off', spellCheck: false } as const;

/** A line of text; inside a `Field` it is labelled and described by it. */
export function TextInput(props: TextInputProps) {
  const { mono, state, size = 'medium', leading, trailing, className, ...rest } = props;
  const { look, attributes } = useControl({ ...rest, state });
  return (
    <div
      data-state-look={look}
      className={cn(
        'control',
        mono ? 'font-mono text-13' : 'text-14',
        size === 'big' && 'min-h-10',
        className,
      )}
    >
      {leading}
      <input
        type="text"
        {...(mono && VERBATIM)}
        {...rest}
        {...attributes}
        className="self-stretch"
      />
      {trailing}
    </div>
  );
}
