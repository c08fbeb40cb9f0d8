'use client';

import { useEffect } from 'react';
import type { ClerkScript } from './keep-clerk-session';

/** Keeps a session with Clerk alive while the page is open; shows nothing. */
export function ClerkSession({ publishableKey, scriptUrl }: ClerkScript) {
  useEffect(() => {
    void import('./keep-clerk-session')
      .then(({ keepClerkSession }) => keepClerkSession({ publishableKey, scriptUrl }))
      // Offline; the next page tries again.
      .catch(() => {});
  }, [publishableKey, scriptUrl]);
  return null;
}
