'use client';

import * as Radix from 'radix-ui/dialog';
import { useInsertionEffect, useRef } from 'react';
import { cn } from './cn';
import type { DialogProps } from './dialog-props';

/** What has the focus now; for an item of a menu that is closing, the button of the menu. */
function openerOf(focused: Element | null): Element | null {
  const menu = focused?.closest('[role="menu"]');
  const button = menu?.getAttribute('aria-labelledby');
  return button ? document.getElementById(button) : focused;
}

/** Gives the focus back to what opened the dialog. */
function useOpener(open: boolean) {
  const opener = useRef<Element | null>(null);
  // Before a control of the dialog takes the focus by itself.
  useInsertionEffect(() => {
    if (open) opener.current = openerOf(document.activeElement);
  }, [open]);
  return {
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      // One dialog that took the place of another was opened by nothing that is still there.
      if (opener.current instanceof HTMLElement && opener.current !== document.body) {
        opener.current.focus();
      }
    },
  };
}

/** The dialog itself; `Dialog` fetches it when it opens for the first time. */
export function DialogFrame(props: DialogProps) {
  const { open, onOpenChange, title, description, children, footer, className } = props;
  const focus = useOpener(open);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 data-[state=open]:animate-reveal bg-overlay" />
        <Radix.Content
          {...focus}
          className={cn(
            'fixed top-[12vh] left-1/2 z-50 grid max-h-[80dvh] w-[calc(100vw-32px)] max-w-lg -translate-x-1/2 data-[state=open]:animate-reveal gap-3 overflow-y-auto rounded-3 border border-line-strong bg-raised p-4 text-14 shadow-float focus-visible:outline-none',
            className,
          )}
        >
          <div className="grid gap-0.5">
            <Radix.Title className="text-15 wrap-anywhere text-ink">{title}</Radix.Title>
            <Radix.Description className="text-13 wrap-anywhere text-ink-2">
              {description}
            </Radix.Description>
          </div>
          {children}
          {footer ? <div className="flex flex-wrap justify-end gap-2">{footer}</div> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
