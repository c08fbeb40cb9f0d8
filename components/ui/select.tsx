'use client';

import { ChevronDown } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';
import { type ControlLook, useControl } from './field-context';
import { useEarlyInput } from './use-early-input';

export interface SelectOption<V extends string> {
  value: V;
  label: string;
  disabled?: boolean;
}

type OwnAttributes = 'value' | 'defaultValue' | 'onChange' | 'size' | 'multiple' | 'children';

interface SelectProps<V extends string> extends Omit<ComponentProps<'select'>, OwnAttributes> {
  options: readonly SelectOption<V>[];
  value: V;
  onChange: (value: V) => void;
  state?: ControlLook | undefined;
  /** `field` fills its column at 36 px; `filter` is as wide as its words at 32 px. */
  size?: 'field' | 'filter';
  /** A mark of the chosen value, 8 px wide, before its words. */
  mark?: ReactNode;
}

const SIZES = {
  field: 'text-14',
  filter: 'min-h-8 w-auto border-line-strong text-13 font-medium field-sizing-content',
};

/**
 * One of a few values; the browser's own list, which every phone and every reader knows, in the
 * frame of the other fields. Name it by a `Field` around it or by `aria-label`.
 */
export function Select<V extends string>(props: SelectProps<V>) {
  const { options, value, onChange, state, size = 'field', mark, className, ...rest } = props;
  const { look, attributes } = useControl({ ...rest, state });
  const choose = (chosen: string) => {
    const option = options.find((each) => each.value === chosen);
    if (option) onChange(option.value);
  };
  const early = useEarlyInput(value, choose, rest.ref);
  return (
    <span className={cn('relative', size === 'field' ? 'grid' : 'inline-grid', className)}>
      <select
        {...rest}
        {...attributes}
        ref={early}
        data-state-look={look}
        value={value}
        onChange={(event) => choose(event.target.value)}
        className={cn(
          'control appearance-none pr-9 enabled:cursor-pointer',
          mark && 'pl-6.5',
          SIZES[size],
        )}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled ?? false}>
            {option.label}
          </option>
        ))}
      </select>
      <span className="pointer-events-none absolute inset-y-0 left-2.75 flex items-center text-ink-2">
        {mark}
      </span>
      <span className="pointer-events-none absolute inset-y-0 right-2.75 flex items-center">
        <ChevronDown className="size-4 text-ink-3" aria-hidden />
      </span>
    </span>
  );
}
