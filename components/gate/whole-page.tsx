'use client';

import { useEffect } from 'react';

/**
 * Loads the page anew where the router of another page brought it: only a whole page can renew a
 * session through Clerk. Never twice, for then the browser came to this very path.
 */
export function WholePage({ path }: { path: string }) {
  useEffect(() => {
    const [entry] = performance.getEntriesByType('navigation');
    const cameTo = entry === undefined ? path : new URL(entry.name, window.location.href).pathname;
    if (cameTo !== path) window.location.reload();
  }, [path]);
  return null;
}
