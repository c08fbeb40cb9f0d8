const DAY_MS = 86_400_000;
const NAME = /^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/;

/** What a wall clock in one time zone shows. */
export interface TimeZone {
  /** Milliseconds since the local midnight, by the clock on the wall. */
  readonly ofDayMs: (epochMs: number) => number;
  /**
   * The moment at which the wall clock shows a date and time (`wallMs`: as if it were UTC). One that
   * occurs twice, as clocks go back, means the first; one that does not occur, as they go forward,
   * is read by the offset before: 02:30 then means the 03:30 that follows.
   */
  readonly momentOf: (wallMs: number) => number;
}

const UTC: TimeZone = {
  ofDayMs: (epochMs) => modulo(epochMs, DAY_MS),
  momentOf: (wallMs) => wallMs,
};

// Of one name each, whatever its letter case: there are some six hundred.
const known = new Map<string, TimeZone>();

/** A time zone by its IANA name, letter case ignored; null: there is none in this runtime's data. */
export function timeZoneOf(name: string): TimeZone | null {
  if (!NAME.test(name)) return null;
  const key = name.toLowerCase();
  const zone = known.get(key) ?? makeZone(key);
  if (zone !== null) known.set(key, zone);
  return zone;
}

function makeZone(name: string): TimeZone | null {
  if (name === 'utc') return UTC;
  const format = formatOf(name);
  if (format === null) return null;
  const wallAt = (epochMs: number) => readWall(format, epochMs);
  return {
    ofDayMs: (epochMs) => modulo(wallAt(epochMs), DAY_MS),
    momentOf: (wallMs) => momentOf(wallMs, (epochMs) => wallAt(epochMs) - epochMs),
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  const numeric = 'numeric';
  const day = { year: numeric, month: numeric, day: numeric } as const;
  const time = { hour: numeric, minute: numeric, second: numeric, hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { ...day, ...time, timeZone });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readWall(format: Intl.DateTimeFormat, epochMs: number): number {
  const shown = new Map(
    format.formatToParts(epochMs).map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => shown.get(type) ?? 0;
  const day = Date.UTC(part('year'), part('month') - 1, part('day'));
  const seconds = (part('hour') * 60 + part('minute')) * 60 + part('second');
  return day + seconds * 1000 + modulo(epochMs, 1000);
}

function momentOf(wallMs: number, offsetAt: (epochMs: number) => number): number {
  // No zone changes its offset twice within two days, so these are the two that may hold.
  const byEarlier = wallMs - offsetAt(wallMs - DAY_MS);
  const byLater = wallMs - offsetAt(wallMs + DAY_MS);
  const holds = (epochMs: number) => epochMs + offsetAt(epochMs) === wallMs;
  const found = [byEarlier, byLater].filter(holds);
  return found.length === 0 ? byEarlier : Math.min(...found);
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
