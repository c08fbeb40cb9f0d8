'use client';

import { Check } from 'lucide-react';
import * as Radix from 'radix-ui/dropdown-menu';
import { type FocusEvent, type ReactNode, useEffect, useRef } from 'react';
import { cn } from './cn';
import type { MenuChoicesProps, MenuEntry, MenuItemProps, MenuPlacement } from './menu-props';

const ITEM =
  'flex min-h-8 w-full cursor-pointer items-center gap-2.5 rounded-1 px-2 py-1 text-13 no-underline outline-none select-none data-disabled:cursor-not-allowed data-disabled:text-ink-3 data-highlighted:bg-hover [&>svg]:size-4';
const INKS = { neutral: 'text-ink [&>svg]:text-ink-3', bad: 'text-bad' };

interface MenuContentProps extends MenuPlacement {
  open: boolean;
  /** It was opened by a key, which Radix cannot know of where its code came later. */
  byKey: boolean;
  onOpenChange: (open: boolean) => void;
  /** Id of the button, which names the menu. */
  labelledBy: string;
  /** Gives the focus back to the button. */
  onReturn: () => void;
  items: readonly MenuEntry[] | undefined;
  children: ReactNode;
}

/** What a menu opens; placed by the invisible box that it lays over the button. */
export function MenuContent(props: MenuContentProps) {
  const { open, onOpenChange, labelledBy, onReturn, items, children } = props;
  const focus = useFirstFocus(open, props.byKey);
  const giveBack = (event: Event) => {
    event.preventDefault();
    onReturn();
  };
  return (
    <Radix.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>
        <span aria-hidden="true" className="pointer-events-none absolute inset-0" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-labelledby={labelledBy}
          align={props.align ?? 'end'}
          side={props.side ?? 'bottom'}
          sideOffset={4}
          collisionPadding={8}
          // What scrolls is reached by keyboard too; its first item takes the focus from it.
          tabIndex={0}
          onFocus={focus}
          onCloseAutoFocus={giveBack}
          className={cn(
            'z-40 min-w-44 data-[state=open]:animate-reveal rounded-3 border border-line-strong bg-raised p-1 shadow-float focus-visible:outline-none',
            props.className,
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

/** Moves the focus on from the menu itself, which has it first when it opens, and again when the mouse leaves an item. */
function useFirstFocus(open: boolean, byKey: boolean) {
  const isDue = useRef(true);
  useEffect(() => {
    if (!open) isDue.current = true;
  }, [open]);
  return ({ target, currentTarget }: FocusEvent<HTMLElement>) => {
    if (!byKey || !isDue.current || target !== currentTarget) return;
    isDue.current = false;
    currentTarget.querySelector<HTMLElement>('[role^="menuitem"]:not([data-disabled])')?.focus();
  };
}

/** One action of a menu. */
export function MenuItem({
  icon,
  tone = 'neutral',
  disabled,
  onSelect,
  asChild,
  children,
}: MenuItemProps) {
  return (
    <Radix.Item
      asChild={asChild ?? false}
      disabled={disabled ?? false}
      {...(onSelect && { onSelect })}
      className={cn(ITEM, INKS[tone])}
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

/** One of several values inside a menu; the menu stays open. */
export function MenuChoices(props: MenuChoicesProps<string>) {
  const { label, choices, value, onChange } = props;
  return (
    <Radix.RadioGroup value={value} onValueChange={onChange} aria-label={label}>
      {choices.map((choice) => (
        <Radix.RadioItem
          key={choice.value}
          value={choice.value}
          onSelect={(event) => event.preventDefault()}
          className={cn(ITEM, INKS.neutral)}
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
