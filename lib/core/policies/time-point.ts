/** What a condition of times compares with. */
export type TimePoint =
  | { readonly kind: 'instant'; readonly epochMs: number }
  /** A date or date and time on a wall clock; `wallMs` as if it were UTC. A date alone is its first moment. */
  | { readonly kind: 'local'; readonly wallMs: number }
  | { readonly kind: 'time_of_day'; readonly ofDayMs: number };

const ISO =
  /^([1-9]\d{3})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?)?$/;
const OF_DAY = /^(\d\d):(\d\d)$/;
const MINUTE_MS = 60_000;
const LAST_DATE_MS = 8.64e15;

/**
 * Reads ISO 8601 as policies write it: with an offset or `Z`, a local date, a local date and time, or
 * a time of day `HH:MM`. Days that no calendar has, 24:00 and leap seconds are refused; null: none of these.
 */
export function parseTimePoint(text: string): TimePoint | null {
  const ofDay = OF_DAY.exec(text);
  if (ofDay !== null) {
    const ofDayMs = minutesOf(ofDay[1], ofDay[2]);
    return ofDayMs === null ? null : { kind: 'time_of_day', ofDayMs };
  }
  const parts = ISO.exec(text);
  if (parts === null) return null;
  const wallMs = wallOf(parts);
  if (wallMs === null) return null;
  const offset = parts[8];
  if (offset === undefined) return { kind: 'local', wallMs };
  const offsetMs = offset === 'Z' ? 0 : minutesOf(offset.slice(1, 3), offset.slice(4));
  if (offsetMs === null) return null;
  const epochMs = offset.startsWith('-') ? wallMs + offsetMs : wallMs - offsetMs;
  return { kind: 'instant', epochMs };
}

/**
 * The moment that an attribute holds, in epoch milliseconds: epoch seconds, or ISO 8601 with an
 * offset; null: it holds none.
 */
export function instantOf(value: unknown): number | null {
  if (typeof value === 'number') {
    return Math.abs(value * 1000) <= LAST_DATE_MS ? value * 1000 : null;
  }
  const point = typeof value === 'string' ? parseTimePoint(value) : null;
  return point?.kind === 'instant' ? point.epochMs : null;
}

function wallOf(parts: RegExpExecArray): number | null {
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = ''] = parts;
  const dayMs = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // What the calendar does not have, Date moves on to the next month.
  if (new Date(dayMs).toISOString().slice(0, 10) !== `${year}-${month}-${day}`) return null;
  const ofDayMs = minutesOf(hour, minute);
  if (ofDayMs === null || Number(second) > 59) return null;
  return dayMs + ofDayMs + Number(second) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
}

/** Hours and minutes in milliseconds; null: no clock shows them. */
function minutesOf(hours: string | undefined, minutes: string | undefined): number | null {
  if (Number(hours) > 23 || Number(minutes) > 59) return null;
  return (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}
