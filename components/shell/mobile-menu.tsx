'use client';

import { Menu as MenuIcon } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../ui/button';
import { latePart, useLatePart } from '../ui/late-part';
import type { SidebarProps } from './sidebar';

const sheet = latePart(() => import('./mobile-sheet'));

/** Below 900 px: a button that opens the sidebar as a sheet over the page. */
export function MobileMenu(props: Omit<SidebarProps, 'onFollow'>) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const loaded = useLatePart(sheet, wanted);
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
      {loaded && (
        <loaded.MobileSheet
          {...props}
          open={open}
          onOpenChange={setOpen}
          onReturn={() => button.current?.focus()}
        />
      )}
    </>
  );
}
