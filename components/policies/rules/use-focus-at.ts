'use client';

import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';

const CONTROLS = 'input:not(:disabled), button:not(:disabled), select:not(:disabled)';

/**
 * Gives the focus to what stands at a pointer (`data-at`), once it stands there: at once, and again when a
 * menu that closes has taken it back.
 */
export function useFocusAt(root: RefObject<HTMLElement | null>): (at: string) => void {
  const wanted = useRef<string | null>(null);
  useLayoutEffect(() => {
    const at = wanted.current;
    if (at === null) return;
    wanted.current = null;
    focusIn(root.current, at);
    setTimeout(() => requestAnimationFrame(() => focusIn(root.current, at)));
  });
  return useCallback((at) => {
    wanted.current = at;
  }, []);
}

function focusIn(root: HTMLElement | null, at: string): void {
  const place = root?.querySelector<HTMLElement>(`[data-at="${CSS.escape(at)}"]`);
  if (place == null || place.contains(document.activeElement)) return;
  const control = place.matches(CONTROLS) ? place : place.querySelector<HTMLElement>(CONTROLS);
  control?.focus();
}

/** The pointer of the innermost marked element around one. */
export function pointerOf(element: EventTarget): string | null {
  const marked = element instanceof HTMLElement ? element.closest<HTMLElement>('[data-at]') : null;
  return marked?.dataset.at ?? null;
}
