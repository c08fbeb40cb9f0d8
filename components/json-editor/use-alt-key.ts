'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** How the Alt key is written where the page is shown: ⌥ on Apple's keyboards. */
export function useAltKey(): 'Alt ' | '⌥' {
  return useSyncExternalStore(
    never,
    () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌥' : 'Alt '),
    () => 'Alt ',
  );
}
