import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** Gives the focus to the heading of the page when an element goes that has it, or whose dialog does. */
export function useFocusHeir(owner: RefObject<HTMLElement | null>): void {
  const goesWithFocus = useRef(false);
  useLayoutEffect(() => {
    const element = owner.current;
    goesWithFocus.current = false;
    return () => {
      const focused = document.activeElement;
      goesWithFocus.current =
        focused === element || (focused?.closest('[role="dialog"]') ?? null) !== null;
    };
  }, [owner]);
  // With the effects of the dialog that goes too: it gives the focus back first, to what is not there any more.
  useEffect(
    () => () => {
      if (goesWithFocus.current) setTimeout(() => requestAnimationFrame(inherit));
    },
    [],
  );
}

function inherit(): void {
  const heading = document.querySelector('h1');
  if (heading === null || document.activeElement !== document.body) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
