'use client';

import { ChevronRight } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { cn } from './cn';

interface DisclosureProps {
  title: ReactNode;
  /** What is inside, in a few words at the end of the row; shown open and closed. */
  summary?: ReactNode;
  /** Opens when it becomes true, for example because a field inside is bad. */
  forceOpen?: boolean;
  defaultOpen?: boolean;
  /** Draws its own frame; without it, stack several in a framed list. */
  framed?: boolean;
  /** Anchor: opens when the address of the page ends in it. */
  id?: string;
  children: ReactNode;
}

/** Whether it is open: by press, by force, or because the page's address names it. */
function useOpen({ id, forceOpen = false, defaultOpen = false }: DisclosureProps) {
  const [open, setOpen] = useState(defaultOpen || forceOpen);
  const [forced, setForced] = useState(forceOpen);
  if (forced !== forceOpen) {
    setForced(forceOpen);
    if (forceOpen) setOpen(true);
  }
  useEffect(() => {
    if (id === undefined) return;
    const follow = () => {
      if (decodeURIComponent(window.location.hash.slice(1)) === id) setOpen(true);
    };
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [id]);
  return [open, setOpen] as const;
}

/**
 * A row that opens. Its content stays in the document while closed, so that fields keep what was
 * typed, and the browser's own search finds it and opens the row.
 */
export function Disclosure(props: DisclosureProps) {
  const { id, title, summary, framed = false, children } = props;
  const [open, setOpen] = useOpen(props);
  const region = useId();
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = content.current;
    const found = () => setOpen(true);
    element?.addEventListener('beforematch', found);
    if (element && !open) element.setAttribute('hidden', 'until-found');
    return () => element?.removeEventListener('beforematch', found);
  }, [open, setOpen]);
  return (
    <div id={id} className={cn('scroll-mt-4', framed && 'rounded-3 border border-line bg-surface')}>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={region}
        onClick={() => setOpen(!open)}
        className={cn(
          'flex w-full items-center gap-2 px-4 py-2 text-left text-13 transition-colors hover:bg-hover focus-visible:-outline-offset-2',
          framed
            ? 'min-h-11 rounded-3 font-semibold text-ink'
            : 'min-h-9.5 text-ink-2 aria-expanded:font-medium aria-expanded:text-ink',
        )}
      >
        <ChevronRight
          className={`size-3.5 text-ink-3 transition-transform ${open ? 'rotate-90' : ''}`}
          aria-hidden
        />
        <span className="flex-none">{title}</span>
        <span className="ml-auto min-w-0 pl-3 text-right text-12 font-normal wrap-anywhere text-ink-3">
          {summary}
        </span>
      </button>
      <div ref={content} id={region} hidden={!open}>
        {/* Padding of the element itself would stay while it is `hidden="until-found"`. */}
        <div className={framed ? 'border-t border-line p-4' : 'px-4 pt-1.5 pb-4'}>{children}</div>
      </div>
    </div>
  );
}
