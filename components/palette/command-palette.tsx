'use client';

import * as Radix from 'radix-ui/dialog';
import { type RefObject, useCallback, useRef } from 'react';
import type { CommandsProps, Shown } from './commands-props';
import { PaletteBody } from './palette-body';

interface CommandPaletteProps extends CommandsProps {
  open: boolean;
  show: (shown: Shown) => void;
  /** Where the focus was before; it goes back there. */
  opener: RefObject<Element | null>;
}

/** To what had the focus; if that went with its menu, to the button of the menu, else to the page. */
function giveFocusBack(opener: Element | null): void {
  const button = opener?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const back =
    opener?.isConnected && !button ? opener : document.getElementById(button ?? 'content');
  if (back instanceof HTMLElement) back.focus({ preventScroll: true });
}

/** Pages, things and actions of the workspace behind one field. */
export function CommandPalette({ open, show, opener, ...props }: CommandPaletteProps) {
  const after = useRef<() => void>(null);
  const close = useCallback(
    (then?: () => void) => {
      after.current = then ?? null;
      show(null);
    },
    [show],
  );
  // What was chosen may ask a question of its own, which gives the focus back to where it is now.
  const onCloseAutoFocus = (event: Event) => {
    event.preventDefault();
    giveFocusBack(opener.current);
    const then = after.current;
    after.current = null;
    then?.();
  };
  return (
    <Radix.Root open={open} onOpenChange={(opened) => !opened && close()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 data-[state=open]:animate-reveal bg-overlay" />
        <Radix.Content
          aria-describedby={undefined}
          onCloseAutoFocus={onCloseAutoFocus}
          className="fixed inset-x-0 top-0 z-50 mx-auto flex max-h-dvh flex-col data-[state=open]:animate-reveal border-b border-line-strong bg-raised shadow-float focus-visible:outline-none sm:top-[12vh] sm:max-h-[min(76dvh,560px)] sm:w-[calc(100vw-32px)] sm:max-w-160 sm:rounded-3 sm:border max-sm:h-dvh"
        >
          <Radix.Title className="sr-only">Search and commands</Radix.Title>
          <PaletteBody {...props} close={close} showShortcuts={() => show('sheet')} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
