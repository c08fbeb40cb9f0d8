'use client';

import { Check, ChevronDown } from 'lucide-react';
import * as Radix from 'radix-ui/select';
import type { ReactNode, Ref } from 'react';
import { cn } from './cn';
import { type ControlLook, useControl } from './field-context';

export interface SelectOption<V extends string> {
  value: V;
  label: ReactNode;
  disabled?: boolean;
}

interface SelectProps<V extends string> {
  options: readonly SelectOption<V>[];
  value: V | undefined;
  onChange: (value: V) => void;
  placeholder?: string;
  disabled?: boolean | undefined;
  state?: ControlLook | undefined;
  /** `field` fills its column at 36 px; `filter` is as wide as its words at 32 px. */
  size?: 'field' | 'filter';
  id?: string;
  name?: string;
  onBlur?: () => void;
  ref?: Ref<HTMLButtonElement>;
  /** Needed where no `Field` gives the label. */
  'aria-label'?: string;
  className?: string;
}

function Option<V extends string>({ option }: { option: SelectOption<V> }) {
  return (
    <Radix.Item
      value={option.value}
      disabled={option.disabled ?? false}
      className="relative flex min-h-8 cursor-pointer items-center gap-2 rounded-1 py-1 pr-8 pl-2 text-13 text-ink outline-none select-none data-disabled:cursor-not-allowed data-disabled:text-ink-3 data-highlighted:bg-hover"
    >
      <Radix.ItemText>{option.label}</Radix.ItemText>
      <Radix.ItemIndicator className="absolute right-2">
        <Check className="size-4 text-accent-ink" aria-hidden />
      </Radix.ItemIndicator>
    </Radix.Item>
  );
}

function Options<V extends string>({ options }: { options: readonly SelectOption<V>[] }) {
  return (
    <Radix.Portal>
      <Radix.Content
        position="popper"
        sideOffset={4}
        className="z-40 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) data-[state=open]:animate-reveal overflow-y-auto rounded-3 border border-line-strong bg-raised p-1 shadow-float"
      >
        <Radix.Viewport>
          {options.map((option) => (
            <Option key={option.value} option={option} />
          ))}
        </Radix.Viewport>
      </Radix.Content>
    </Radix.Portal>
  );
}

/** One of a few values; opens with Space, Enter or the arrows and finds by typing. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { options, value, onChange, size = 'field', className, onBlur, ref } = props;
  const { look, attributes } = useControl(props);
  const choose = (chosen: string) => {
    const option = options.find((each) => each.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <Radix.Root
      value={value ?? ''}
      onValueChange={choose}
      disabled={props.disabled ?? false}
      {...(props.name && { name: props.name })}
    >
      <Radix.Trigger
        {...attributes}
        ref={ref}
        onBlur={onBlur}
        aria-label={props['aria-label']}
        data-state-look={look}
        className={cn(
          'control justify-between data-placeholder:text-ink-3 [&>span]:min-w-0 [&>span]:truncate',
          size === 'filter'
            ? 'min-h-8 w-auto flex-none border-line-strong px-3 text-13 font-medium'
            : 'text-14',
          className,
        )}
      >
        <Radix.Value placeholder={props.placeholder ?? 'Choose'} />
        <Radix.Icon asChild>
          <ChevronDown className="size-4 text-ink-3" aria-hidden />
        </Radix.Icon>
      </Radix.Trigger>
      <Options options={options} />
    </Radix.Root>
  );
}
