'use client';

import { Menu as MenuIcon } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { Button } from '../ui/button';
import type { SidebarProps } from './sidebar';

const Sheet = lazy(async () => ({ default: (await import('./mobile-sheet')).MobileSheet }));

/** Below 900 px: a button that opens the sidebar as a sheet over the page. */
export function MobileMenu(props: Omit<SidebarProps, 'onFollow'>) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const show = () => {
    setWanted(true);
    setOpen(true);
  };
  return (
    <>
      <Button
        ref={button}
        variant="quiet"
        size="icon"
        aria-label="Open menu"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={show}
        className="md:hidden"
      >
        <MenuIcon aria-hidden />
      </Button>
      {wanted && (
        <Suspense>
          <Sheet
            {...props}
            open={open}
            onOpenChange={setOpen}
            onReturn={() => button.current?.focus()}
          />
        </Suspense>
      )}
    </>
  );
}
