'use client';

import { useEffect, useRef } from 'react';

/** Of the heading above the newest report. */
export const TEST_CONNECTION_ID = 'test-connection';

/** Brings its element into view once, when it is what the visitor came for. */
export function useScrolledTo<E extends Element>(wanted: boolean) {
  const place = useRef<E>(null);
  useEffect(() => {
    if (wanted) scrollTo(place.current);
  }, [wanted]);
  return place;
}

/** Brings an element to the top of what is in sight; null: there is none. */
export function scrollTo(element: Element | null): void {
  element?.scrollIntoView({ block: 'start' });
}

/**
 * Moves the page no further than its element needs to be in sight, once something begins there. At once
 * rather than smoothly, for those who asked for less motion and because it grows meanwhile.
 */
export function useInSight<E extends Element>(begun: boolean) {
  const place = useRef<E>(null);
  useEffect(() => {
    if (begun) place.current?.scrollIntoView({ block: 'nearest' });
  }, [begun]);
  return place;
}
