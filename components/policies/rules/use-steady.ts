'use client';

import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that stays the same and does what the last one given does. */
export function useSteady<A extends readonly unknown[], R>(act: (...given: A) => R) {
  const last = useRef(act);
  useLayoutEffect(() => {
    last.current = act;
  });
  return useCallback((...given: A): R => last.current(...given), []);
}
