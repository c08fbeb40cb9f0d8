import { processWide } from './process-wide';

/** How often each code came of a provider; '' stands for none. */
export type VerdictTotals = ReadonlyMap<string, ReadonlyMap<string, number>>;

const held = processWide('verdict-metrics', () => new Map<string, Map<string, number>>());

/**
 * Counts a verdict since this process began, by the provider's id (null: none) and its code. How many
 * counters there are depends on providers and codes, never on what a token says.
 */
export function countVerdictMetric(providerId: string | null, code: string): void {
  const totals = held.get();
  const name = providerId ?? '';
  let codes = totals.get(name);
  if (codes === undefined) {
    codes = new Map();
    totals.set(name, codes);
  }
  codes.set(code, (codes.get(code) ?? 0) + 1);
}

/** What this process has counted. */
export function verdictTotals(): VerdictTotals {
  return held.get();
}
