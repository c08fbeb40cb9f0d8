'use client';

import { useSyncExternalStore } from 'react';
import { clockNow, subscribeToClock } from './clock';
import { exactText, relativeText } from './time-text';

interface RelativeTimeProps {
  /** ISO text, milliseconds or date. */
  at: string | number | Date;
  className?: string;
}

function noClock(): null {
  return null;
}

/**
 * A moment as `2 min ago`, kept up to date, with the exact local time on hover. The server knows
 * neither the reader's zone nor when the page is read, so it writes UTC and the browser replaces it.
 */
export function RelativeTime({ at, className }: RelativeTimeProps) {
  const now = useSyncExternalStore<number | null>(subscribeToClock, clockNow, noClock);
  const moment = new Date(at).getTime();
  const zone = now === null ? 'UTC' : undefined;
  return (
    <time
      // A new element after hydration: what the server wrote is kept otherwise.
      key={now === null ? 'server' : 'browser'}
      dateTime={new Date(moment).toISOString()}
      title={exactText(moment, zone)}
      className={className}
      suppressHydrationWarning
    >
      {relativeText(moment, now ?? Date.now(), zone)}
    </time>
  );
}
