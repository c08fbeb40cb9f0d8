'use client';

import { X } from 'lucide-react';
import * as Radix from 'radix-ui/dialog';
import { type KeyboardEvent, useRef } from 'react';
import { PALETTE_KEY } from '../palette/palette-key';
import { pressOf } from '../palette/read-keys';
import { Button } from '../ui/button';
import { Sidebar, type SidebarProps } from './sidebar';

interface MobileSheetProps extends Omit<SidebarProps, 'onFollow'> {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Gives the focus back to the button that opened it. */
  onReturn: () => void;
}

/** The sidebar as a sheet over the page. */
export function MobileSheet({ open, onOpenChange, onReturn, ...sidebar }: MobileSheetProps) {
  const palette = useRef(false);
  const giveBack = (event: Event) => {
    event.preventDefault();
    onReturn();
    // No dialog opens over another, so the palette opens once the sheet is gone.
    if (palette.current) document.querySelector<HTMLElement>('header [data-palette]')?.click();
    palette.current = false;
  };
  const onKeyDown = ({ nativeEvent }: KeyboardEvent) => {
    if (pressOf(nativeEvent, nativeEvent.metaKey) !== `mod+${PALETTE_KEY}`) return;
    nativeEvent.preventDefault();
    palette.current = true;
    onOpenChange(false);
  };
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-20 data-[state=open]:animate-reveal bg-overlay md:hidden" />
        <Radix.Content
          aria-describedby={undefined}
          onCloseAutoFocus={giveBack}
          onKeyDown={onKeyDown}
          className="fixed inset-y-0 left-0 z-30 w-64 max-w-[85vw] data-[state=open]:animate-reveal border-r border-line bg-canvas shadow-float focus-visible:outline-none md:hidden"
        >
          <Radix.Title className="sr-only">Menu</Radix.Title>
          <Sidebar {...sidebar} onFollow={() => onOpenChange(false)} />
          <Radix.Close asChild>
            <Button
              variant="quiet"
              size="icon"
              aria-label="Close menu"
              className="absolute top-3.5 right-2"
            >
              <X aria-hidden />
            </Button>
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
