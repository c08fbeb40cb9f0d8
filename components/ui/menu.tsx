'use client';

import { Check } from 'lucide-react';
import * as Radix from 'radix-ui/dropdown-menu';
import type { ReactElement, ReactNode } from 'react';
import { cn } from './cn';

const ITEM =
  'flex min-h-8 w-full cursor-pointer items-center gap-2.5 rounded-1 px-2 py-1 text-13 text-ink no-underline outline-none select-none data-disabled:cursor-not-allowed data-disabled:text-ink-3 data-highlighted:bg-hover [&>svg]:size-4 [&>svg]:text-ink-3';

/** One action of a menu given as a value; the text is its key. */
export interface MenuEntry {
  label: string;
  icon?: ReactNode;
  /** `bad` for what destroys. */
  tone?: 'neutral' | 'bad';
  disabled?: boolean;
  onSelect: () => void;
}

interface MenuProps {
  /** The button that opens it; it needs a label of its own. */
  trigger: ReactElement;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom';
  className?: string;
  /** Actions as values; for more than that give `children`. */
  items?: readonly MenuEntry[];
  /** `MenuItem`, `MenuChoices`, `MenuHeading`, `MenuSeparator`. */
  children?: ReactNode;
}

/** Actions behind a button; arrows and letters move, Escape closes and gives the focus back. */
export function Menu(props: MenuProps) {
  const { trigger, align = 'end', side = 'bottom', className, items, children } = props;
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            'z-40 min-w-44 animate-reveal rounded-3 border border-line-strong bg-raised p-1 shadow-float focus-visible:outline-none',
            className,
          )}
        >
          {items?.map(({ label, ...item }) => (
            <MenuItem key={label} {...item}>
              {label}
            </MenuItem>
          ))}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface MenuItemProps {
  icon?: ReactNode;
  /** For what destroys. */
  tone?: 'neutral' | 'bad';
  disabled?: boolean;
  onSelect?: () => void;
  /** The one child is the element, for example a link. */
  asChild?: boolean;
  children: ReactNode;
}

/** One action of a menu. */
export function MenuItem({ icon, tone, disabled, onSelect, asChild, children }: MenuItemProps) {
  return (
    <Radix.Item
      asChild={asChild ?? false}
      disabled={disabled ?? false}
      {...(onSelect && { onSelect })}
      className={cn(ITEM, tone === 'bad' && 'text-bad [&>svg]:text-bad')}
    >
      {asChild ? (
        children
      ) : (
        <>
          {icon}
          {children}
        </>
      )}
    </Radix.Item>
  );
}

export interface MenuChoice<V extends string> {
  value: V;
  label: ReactNode;
  icon?: ReactNode;
}

interface MenuChoicesProps<V extends string> {
  /** Names the group to screen readers. */
  label: string;
  choices: readonly MenuChoice<V>[];
  value: V;
  onChange: (value: V) => void;
}

/** One of several values inside a menu; the menu stays open. */
export function MenuChoices<V extends string>(props: MenuChoicesProps<V>) {
  const { label, choices, value, onChange } = props;
  const choose = (chosen: string) => {
    const choice = choices.find((each) => each.value === chosen);
    if (choice) onChange(choice.value);
  };
  return (
    <Radix.RadioGroup value={value} onValueChange={choose} aria-label={label}>
      {choices.map((choice) => (
        <Radix.RadioItem
          key={choice.value}
          value={choice.value}
          onSelect={(event) => event.preventDefault()}
          className={ITEM}
        >
          {choice.icon}
          <span className="flex-1">{choice.label}</span>
          <Radix.ItemIndicator>
            <Check className="size-4 text-accent-ink" aria-hidden />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

/** Words above a group of a menu. */
export function MenuHeading({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-1.5 pb-1 text-11 text-ink-3">{children}</Radix.Label>;
}

/** A line between groups of a menu. */
export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
