'use client';

import { Slot } from 'radix-ui/slot';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  useId,
  useRef,
  useState,
} from 'react';
import { cn } from './cn';
import { latePart, useLatePart } from './late-part';
import type { MenuChoicesProps, MenuEntry, MenuItemProps, MenuPlacement } from './menu-props';

// What a menu opens is a third of a page's code, so it is fetched when a button is approached.
const parts = latePart(() => import('./menu-parts'));

interface MenuProps extends MenuPlacement {
  /** The button that opens it; it needs a label of its own. */
  trigger: ReactElement;
  /** The button fills its row. */
  full?: boolean;
  /** Actions as values; for more than that give `children`. */
  items?: readonly MenuEntry[];
  /** `MenuItem`, `MenuChoices`, `MenuHeading`, `MenuSeparator`. */
  children?: ReactNode;
}

/** Open or not, by which means, and whether the code is wanted yet. */
function useMenu() {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const [byKey, setByKey] = useState(false);
  const wasOpen = useRef(false);
  const want = () => setWanted(true);
  const show = (isByKey: boolean) => {
    want();
    setByKey(isByKey);
    setOpen(true);
  };
  return {
    open,
    wanted,
    byKey,
    setOpen,
    handlers: {
      onPointerEnter: want,
      onFocus: want,
      // The press outside has closed the menu before the click comes, which must not reopen it.
      onPointerDown: () => {
        wasOpen.current = open;
      },
      onClick: ({ detail }: MouseEvent) => {
        // A click that a key made counts no presses.
        if (!wasOpen.current) show(detail === 0);
        wasOpen.current = false;
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Escape') setOpen(false);
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        show(true);
      },
    },
  };
}

/** Actions behind a button; arrows and letters move, Escape closes and gives the focus back. */
export function Menu({ trigger, full = false, items, children, ...placement }: MenuProps) {
  const { open, wanted, byKey, setOpen, handlers } = useMenu();
  const loaded = useLatePart(parts, wanted);
  const id = useId();
  return (
    <span className={cn('relative', full ? 'grid' : 'inline-grid align-middle')}>
      <Slot
        id={id}
        aria-haspopup="menu"
        aria-expanded={open}
        data-state={open ? 'open' : 'closed'}
        {...handlers}
      >
        {trigger}
      </Slot>
      {loaded && (
        <loaded.MenuContent
          {...placement}
          open={open}
          byKey={byKey}
          onOpenChange={setOpen}
          labelledBy={id}
          onReturn={() => document.getElementById(id)?.focus()}
          items={items}
        >
          {children}
        </loaded.MenuContent>
      )}
    </span>
  );
}

/** One action of a menu. */
export function MenuItem(props: MenuItemProps) {
  const Item = parts.current?.MenuItem;
  return Item && <Item {...props} />;
}

/** One of several values inside a menu; the menu stays open. */
export function MenuChoices<V extends string>({ onChange, ...rest }: MenuChoicesProps<V>) {
  const Choices = parts.current?.MenuChoices;
  const choose = (chosen: string) => {
    const choice = rest.choices.find((each) => each.value === chosen);
    if (choice) onChange(choice.value);
  };
  return Choices && <Choices {...rest} onChange={choose} />;
}

/** Words above a group of a menu. */
export function MenuHeading({ children }: { children: ReactNode }) {
  const Heading = parts.current?.MenuHeading;
  return Heading && <Heading>{children}</Heading>;
}

/** A line between groups of a menu. */
export function MenuSeparator() {
  const Separator = parts.current?.MenuSeparator;
  return Separator && <Separator />;
}
