import type { ReactNode } from 'react';
import { BrandMark } from '../ui/brand-mark';

interface GateFrameProps {
  children: ReactNode;
  /** A line at the foot of the page. */
  foot?: ReactNode;
}

/** The frame of pages outside a workspace: the brand above, one column in the middle. */
export function GateFrame({ children, foot }: GateFrameProps) {
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr_auto] px-4 py-6 md:px-8">
      <header className="flex items-center gap-2.5 text-15 text-ink">
        <BrandMark />
        Claimcheck
      </header>
      <main className="grid grid-cols-[minmax(0,1fr)] place-items-center py-8">{children}</main>
      {foot ? <footer className="text-12 text-ink-3">{foot}</footer> : null}
    </div>
  );
}
