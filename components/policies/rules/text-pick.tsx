'use client';

import { type ComponentProps, useState } from 'react';
import { cn } from '@/components/ui/cn';
import type { AttributeScalar } from '@/lib/core/policies/attributes';
import { pickLook } from './control-look';
import type { ControlProps } from './control-props';
import { numberIn } from './number-text';

type OwnProps = keyof ControlProps<string> | 'aria-label' | 'aria-describedby' | 'aria-invalid';

interface LineProps extends ControlProps<string>, Omit<ComponentProps<'input'>, OwnProps> {}

/** A short line inside a sentence, as wide as what is in it. */
export function LinePick(props: LineProps) {
  const { label, value, onChange, at, marks, describedBy, className, ...rest } = props;
  return (
    <input
      type="text"
      autoCapitalize="none"
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      {...rest}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={marks.bad || undefined}
      data-at={at}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={cn(
        'field-sizing-content px-2 font-mono',
        pickLook(marks),
        className ?? 'min-w-14',
      )}
    />
  );
}

/** A text. */
export function TextPick({ value, ...rest }: ControlProps<AttributeScalar>) {
  return <LinePick {...rest} value={String(value)} placeholder="value" />;
}

/** A number; what is not one stays as it was typed, and is told as a problem. */
export function NumberPick({ value, onChange, ...rest }: ControlProps<AttributeScalar>) {
  // While it is typed, 1.0 must not become 1 under the caret.
  const [typed, setTyped] = useState<string | null>(null);
  const type = (text: string) => {
    setTyped(text);
    onChange(numberIn(text) ?? text);
  };
  return (
    <LinePick
      {...rest}
      inputMode="decimal"
      placeholder="number"
      value={typed ?? String(value)}
      onChange={type}
      onBlur={() => setTyped(null)}
    />
  );
}
