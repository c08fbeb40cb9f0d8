'use client';

import { useClockValue } from './clock';
import { exactText, relativeText } from './time-text';

interface RelativeTimeProps {
  /** ISO text, milliseconds or date. */
  at: string | number | Date;
  className?: string;
}

/**
 * A moment as `2 min ago`, kept up to date, with the exact local time on hover. The server knows
 * neither the reader's zone nor when the page is read, so it writes UTC and the browser replaces it.
 */
export function RelativeTime({ at, className }: RelativeTimeProps) {
  const moment = new Date(at).getTime();
  const text = useClockValue<string | null>((now) => relativeText(moment, now), null);
  const zone = text === null ? 'UTC' : undefined;
  return (
    <time
      // A new element after hydration: what the server wrote is kept otherwise.
      key={text === null ? 'server' : 'browser'}
      dateTime={new Date(moment).toISOString()}
      title={exactText(moment, zone)}
      className={className}
      suppressHydrationWarning
    >
      {text ?? relativeText(moment, Date.now(), zone)}
    </time>
  );
}
