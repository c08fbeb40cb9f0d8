'use client';

import { Slot } from 'radix-ui/slot';
import {
  type KeyboardEvent,
  lazy,
  type ReactElement,
  type ReactNode,
  Suspense,
  useId,
  useRef,
  useState,
} from 'react';
import { cn } from './cn';
import type { MenuChoicesProps, MenuEntry, MenuItemProps, MenuPlacement } from './menu-props';

// What a menu opens is a third of a page's code, so it is fetched when a button is approached.
const parts = () => import('./menu-parts');
const Content = lazy(async () => ({ default: (await parts()).MenuContent }));
const Item = lazy(async () => ({ default: (await parts()).MenuItem }));
const Choices = lazy(async () => ({ default: (await parts()).MenuChoices }));
const Heading = lazy(async () => ({ default: (await parts()).MenuHeading }));
const Separator = lazy(async () => ({ default: (await parts()).MenuSeparator }));

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

/** Open or not, and whether the code is wanted yet. */
function useMenu() {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const wasOpen = useRef(false);
  const want = () => setWanted(true);
  const show = () => {
    want();
    setOpen(true);
  };
  return {
    open,
    wanted,
    setOpen,
    handlers: {
      onPointerEnter: want,
      onFocus: want,
      // The press outside has closed the menu before the click comes, which must not reopen it.
      onPointerDown: () => {
        wasOpen.current = open;
      },
      onClick: () => {
        if (!wasOpen.current) show();
        wasOpen.current = false;
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        show();
      },
    },
  };
}

/** Actions behind a button; arrows and letters move, Escape closes and gives the focus back. */
export function Menu({ trigger, full = false, items, children, ...placement }: MenuProps) {
  const { open, wanted, setOpen, handlers } = useMenu();
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
      {wanted && (
        <Suspense>
          <Content
            {...placement}
            open={open}
            onOpenChange={setOpen}
            labelledBy={id}
            onReturn={() => document.getElementById(id)?.focus()}
            items={items}
          >
            {children}
          </Content>
        </Suspense>
      )}
    </span>
  );
}

/** One action of a menu. */
export function MenuItem(props: MenuItemProps) {
  return <Item {...props} />;
}

/** One of several values inside a menu; the menu stays open. */
export function MenuChoices<V extends string>({ onChange, ...rest }: MenuChoicesProps<V>) {
  const choose = (chosen: string) => {
    const choice = rest.choices.find((each) => each.value === chosen);
    if (choice) onChange(choice.value);
  };
  return <Choices {...rest} onChange={choose} />;
}

/** Words above a group of a menu. */
export function MenuHeading({ children }: { children: ReactNode }) {
  return <Heading>{children}</Heading>;
}

/** A line between groups of a menu. */
export function MenuSeparator() {
  return <Separator />;
}
