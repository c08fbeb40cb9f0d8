import { type RefObject, useLayoutEffect } from 'react';

/** Gives the focus to the heading of the page when an element goes that has it, or whose dialog does. */
export function useFocusHeir(owner: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = owner.current;
    return () => {
      const focused = document.activeElement;
      if (focused !== element && focused?.closest('[role="dialog"]') == null) return;
      // A dialog that goes gives the focus back first, to what is not there any more.
      setTimeout(() => requestAnimationFrame(inherit));
    };
  }, [owner]);
}

function inherit(): void {
  const heading = document.querySelector('h1');
  if (heading === null || document.activeElement !== document.body) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
