'use client';

import { Menu as MenuIcon, X } from 'lucide-react';
import * as Radix from 'radix-ui/dialog';
import { useState } from 'react';
import { Button } from '../ui/button';
import { Sidebar, type SidebarProps } from './sidebar';

/** Below 900 px: a button that opens the sidebar as a sheet over the page. */
export function MobileMenu(props: Omit<SidebarProps, 'onFollow'>) {
  const [open, setOpen] = useState(false);
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger asChild>
        <Button variant="quiet" size="icon" aria-label="Open menu" className="md:hidden">
          <MenuIcon aria-hidden />
        </Button>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-20 animate-reveal bg-overlay md:hidden" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-30 w-64 max-w-[85vw] animate-reveal border-r border-line bg-canvas shadow-float focus-visible:outline-none md:hidden"
        >
          <Radix.Title className="sr-only">Menu</Radix.Title>
          <Sidebar {...props} onFollow={() => setOpen(false)} />
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
