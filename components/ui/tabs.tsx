'use client';

import * as Radix from 'radix-ui/tabs';
import type { ReactNode } from 'react';
import { cn } from './cn';

export interface Tab<V extends string> {
  value: V;
  label: ReactNode;
  content: ReactNode;
}

interface TabsProps<V extends string> {
  tabs: readonly Tab<V>[];
  /** Names the row of tabs to screen readers. */
  label: string;
  value?: V;
  onChange?: (value: V) => void;
  /** Stands at the end of the row, such as a copy button. */
  aside?: ReactNode;
  className?: string;
}

/** Contents of which one is shown; arrows move between the tabs. */
export function Tabs<V extends string>({
  tabs,
  label,
  value,
  onChange,
  aside,
  className,
}: TabsProps<V>) {
  const choose = (chosen: string) => {
    const tab = tabs.find((each) => each.value === chosen);
    if (tab) onChange?.(tab.value);
  };
  const first = tabs[0]?.value;
  return (
    <Radix.Root
      {...(value !== undefined && { value })}
      {...(first !== undefined && { defaultValue: first })}
      onValueChange={choose}
      className={cn('min-w-0', className)}
    >
      <div className="flex items-center border-b border-line pr-2">
        <Radix.List
          aria-label={label}
          className="-mb-px flex min-w-0 flex-1 gap-0.5 overflow-x-auto px-2"
        >
          {tabs.map((tab) => (
            <Radix.Trigger
              key={tab.value}
              value={tab.value}
              className="flex-none rounded-t-1 border-b-2 border-transparent px-2 pt-2.75 pb-2.25 text-13 font-medium whitespace-nowrap text-ink-3 transition-colors hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-ink"
            >
              {tab.label}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {aside}
      </div>
      {tabs.map((tab) => (
        <Radix.Content
          key={tab.value}
          value={tab.value}
          className="rounded-b-3 focus-visible:-outline-offset-2"
        >
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
