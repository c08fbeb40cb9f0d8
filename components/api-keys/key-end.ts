/** When a key ends, as the form offers it. */
export const KEY_ENDS = ['30', '90', '365', 'none', 'date'] as const;
export type KeyEnd = (typeof KEY_ENDS)[number];

const DAY_MS = 86_400_000;

/**
 * The end of a new key as ISO text; null: it has none. `date` (`2027-01-31`) counts until the end of
 * that day in the reader's zone; an empty or impossible one is undefined.
 */
export function endOfKey(end: KeyEnd, date: string, now: number): string | null | undefined {
  if (end === 'none') return null;
  const at = end === 'date' ? Date.parse(`${date}T23:59:59`) : now + Number(end) * DAY_MS;
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
