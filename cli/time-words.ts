const UNITS_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const LENGTH = /^(\d{1,6})([mhdw])$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A length of time as it is typed (`30m`, `24h`, `90d`, `2w`; `0`), in milliseconds; null: it is none. */
export function lengthOf(typed: string): number | null {
  if (typed === '0') return 0;
  const [, count, unit] = LENGTH.exec(typed) ?? [];
  if (unit !== 'm' && unit !== 'h' && unit !== 'd' && unit !== 'w') return null;
  return Number(count) * UNITS_MS[unit];
}

/**
 * A moment as it is typed, as ISO 8601: a length of time from now (`90d`), or a time that stays as it is;
 * a day begins at midnight UTC.
 */
export function momentOf(typed: string, nowMs: number): string {
  const length = lengthOf(typed);
  if (length !== null) return new Date(nowMs + length).toISOString();
  return DAY.test(typed) ? `${typed}T00:00:00Z` : typed;
}

/** A moment for people: `2026-11-21 09:08 UTC`. */
export function minuteOf(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
