import type { JsonValue } from './json-value';

/** What a time claim says (RFC 7519, 2: NumericDate, seconds since 1970, fractions allowed). */
export type TimeReading =
  | { readonly kind: 'time'; readonly atMs: number; readonly unit: 'seconds' | 'milliseconds' }
  | { readonly kind: 'no_date' }
  | { readonly kind: 'not_a_number' };

/** The last moment that a JavaScript date can hold. */
const LAST_DATE_MS = 8.64e15;
const YEAR_2000_MS = 946_684_800_000;
const YEAR_2200_MS = 7_258_118_400_000;

/**
 * Reads a time claim. A value that as seconds lies beyond the year 30000 but as milliseconds lies
 * between 2000 and 2200 was written in milliseconds by mistake, and is read so.
 */
export function readTime(value: JsonValue): TimeReading {
  if (typeof value !== 'number') return { kind: 'not_a_number' };
  if (value >= YEAR_2000_MS && value < YEAR_2200_MS) {
    return { kind: 'time', atMs: value, unit: 'milliseconds' };
  }
  const atMs = value * 1000;
  return Math.abs(atMs) <= LAST_DATE_MS
    ? { kind: 'time', atMs, unit: 'seconds' }
    : { kind: 'no_date' };
}

/** The moment that a claim names in milliseconds since 1970, or null when it names none. */
export function momentOf(value: JsonValue | undefined): number | null {
  if (value === undefined) return null;
  const reading = readTime(value);
  return reading.kind === 'time' ? reading.atMs : null;
}
