'use client';

import * as Radix from 'radix-ui/radio-group';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { useControl } from './field-context';

export interface Segment<V extends string> {
  value: V;
  label: ReactNode;
  icon?: ReactNode;
  disabled?: boolean;
}

interface SegmentedChoiceProps<V extends string> {
  segments: readonly Segment<V>[];
  value: V;
  onChange: (value: V) => void;
  disabled?: boolean | undefined;
  /** Needed where no `Field group` gives the label. */
  'aria-label'?: string;
  className?: string;
}

/** Four and more stand in two columns where there is little room. */
const WRAPS =
  'max-sm:grid-flow-row max-sm:grid-cols-2 max-sm:[&>*:nth-child(n+3)]:border-t max-sm:[&>*:nth-child(odd)]:border-l-0';

/** One of two to four values that all stay in sight; a radio group to keyboard and reader. */
export function SegmentedChoice<V extends string>(props: SegmentedChoiceProps<V>) {
  const { segments, value, onChange, disabled = false, className } = props;
  const { labelId, attributes } = useControl({});
  const choose = (chosen: string) => {
    const segment = segments.find((each) => each.value === chosen);
    if (segment) onChange(segment.value);
  };
  return (
    <Radix.Root
      value={value}
      onValueChange={choose}
      disabled={disabled}
      aria-label={props['aria-label']}
      aria-labelledby={props['aria-label'] ? undefined : labelId}
      aria-describedby={attributes['aria-describedby']}
      className={cn(
        'grid auto-cols-fr grid-flow-col overflow-hidden rounded-2 border border-line-control bg-surface',
        segments.length > 3 && WRAPS,
        className,
      )}
    >
      {segments.map((segment) => (
        <Radix.Item
          key={segment.value}
          value={segment.value}
          disabled={segment.disabled ?? false}
          className="flex h-8.5 items-center justify-center gap-2 border-l border-line px-3 text-13 font-medium whitespace-nowrap text-ink-2 transition-colors first:border-l-0 not-data-[state=checked]:hover:bg-hover focus-visible:-outline-offset-2 disabled:text-ink-3 data-[state=checked]:bg-accent-soft data-[state=checked]:text-accent-ink data-[state=checked]:shadow-[inset_0_-2px_var(--accent)] [&_svg]:size-3.5"
        >
          {segment.icon}
          {segment.label}
        </Radix.Item>
      ))}
    </Radix.Root>
  );
}
