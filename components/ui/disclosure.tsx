'use client';

import { ChevronRight } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { forgetAnchor, namedElement } from './anchor';
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
  /** Anchor: opens when the address of the page ends in it, or in the anchor of something inside. */
  id?: string;
  children: ReactNode;
}

/** Whether it is open: by press, by force, or because the page's address names it or a part of it. */
function useOpen({ forceOpen = false, defaultOpen = false }: DisclosureProps, own: OwnElement) {
  const [open, setOpen] = useState(defaultOpen || forceOpen);
  const [forced, setForced] = useState(forceOpen);
  if (forced !== forceOpen) {
    setForced(forceOpen);
    if (forceOpen) setOpen(true);
  }
  useEffect(() => {
    const follow = () => {
      const target = namedElement();
      if (target === null || own.current?.contains(target) !== true) return;
      flushSync(() => setOpen(true));
      // The browser has scrolled to the row itself, but could not to what was hidden in it.
      if (target !== own.current) target.scrollIntoView();
    };
    // Once the whole page stands, and after the router's own scroll where a link was followed.
    const frame = requestAnimationFrame(follow);
    window.addEventListener('hashchange', follow);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('hashchange', follow);
    };
  }, [own]);
  const press = () => {
    setOpen(!open);
    // A link to the same part is to open it again, and no change of the address would be none.
    if (open && own.current?.contains(namedElement()) === true) forgetAnchor();
  };
  return { open, setOpen, press };
}

type OwnElement = RefObject<HTMLDivElement | null>;

/**
 * A row that opens. Its content stays in the document while closed, so that fields keep what was
 * typed, and the browser's own search finds it and opens the row.
 */
export function Disclosure(props: DisclosureProps) {
  const { id, title, summary, framed = false, children } = props;
  const own = useRef<HTMLDivElement>(null);
  const { open, setOpen, press } = useOpen(props, own);
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
    <div
      ref={own}
      id={id}
      className={cn('scroll-mt-4', framed && 'rounded-3 border border-line bg-surface')}
    >
      <button
        type="button"
        aria-expanded={open}
        aria-controls={region}
        onClick={press}
        className={cn(
          'flex w-full items-center gap-2 px-4 py-2 text-left text-13 transition-colors hover:bg-hover focus-visible:-outline-offset-2',
          framed
            ? 'min-h-11 rounded-3 font-semibold text-ink'
            : 'min-h-9.5 text-ink-2 aria-expanded:font-medium aria-expanded:text-ink',
        )}
      >
        <ChevronRight
          className={`size-3.5 flex-none text-ink-3 transition-transform ${open ? 'rotate-90' : ''}`}
          aria-hidden
        />
        <span className="min-w-0">{title}</span>
        <span className="ml-auto max-w-[70%] pl-3 text-right text-12 font-normal wrap-break-word text-ink-3">
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
