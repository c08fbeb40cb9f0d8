import { processWide } from './process-wide';

const held = processWide('decision-metrics', () => new Map<string, number>());

/** Counts a decision since this process began, by its reason, which is a token's code where that was refused. */
export function countDecisionMetric(reason: string): void {
  const totals = held.get();
  totals.set(reason, (totals.get(reason) ?? 0) + 1);
}

/** How often each reason came in this process. */
export function decisionTotals(): ReadonlyMap<string, number> {
  return held.get();
}
