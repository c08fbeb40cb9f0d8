'use client';

import { Menu as MenuIcon } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../ui/button';

/** Below 900 px: a button that shows the pages over the page; the browser closes it at Escape or a click beside it. */
export function DocsMenu({ children }: { children: ReactNode }) {
  const sheet = useRef<HTMLDivElement>(null);
  const pathname = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page was opened from it.
  useEffect(() => {
    if (sheet.current?.matches(':popover-open')) sheet.current.hidePopover();
  }, [pathname]);
  return (
    <>
      <Button
        variant="quiet"
        size="icon"
        aria-label="Open menu"
        popoverTarget="docs-menu"
        className="md:hidden"
      >
        <MenuIcon aria-hidden />
      </Button>
      <div
        ref={sheet}
        id="docs-menu"
        popover="auto"
        className="inset-y-0 right-auto left-0 m-0 h-dvh max-h-none w-72 max-w-[85vw] border-r border-line bg-canvas text-ink shadow-float backdrop:bg-overlay open:animate-reveal md:hidden"
      >
        {children}
      </div>
    </>
  );
}
