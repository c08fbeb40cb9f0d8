const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function amount(ms: number): string | null {
  if (ms < 5 * SECOND) return null;
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h`;
  const days = Math.floor(ms / DAY);
  return days === 1 ? '1 day' : `${days} days`;
}

/** A moment as people say it: `just now`, `2 min ago`, `in 3 h`; after 30 days its date. */
export function relativeText(at: number, now: number, timeZone?: string): string {
  const distance = Math.abs(now - at);
  if (distance >= 30 * DAY) {
    const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone });
    return date.format(at);
  }
  const said = amount(distance);
  if (said === null) return 'just now';
  return at > now ? `in ${said}` : `${said} ago`;
}

/** The exact moment with its zone: `16 Oct 2026, 14:30:05 UTC`. Local zone unless one is given. */
export function exactText(at: number, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(at);
}

/** A duration in milliseconds as it is read: `<1 ms`, `142 ms`, `2.4 s`. */
export function durationText(ms: number): string {
  if (ms < 1) return '<1 ms';
  return ms < SECOND ? `${Math.round(ms)} ms` : `${(ms / SECOND).toFixed(1)} s`;
}
