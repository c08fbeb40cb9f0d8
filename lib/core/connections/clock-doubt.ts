import type { Evidence } from './report';

/** How far a provider's clock may be off beyond the tolerance before it is worth a warning. */
const GRACE_SECONDS = 30;

/** What an answer's `Date` says of the two clocks. */
export interface ClockFinding {
  /** Empty while they agree within a second, or nothing is known. */
  readonly evidence: readonly Evidence[];
  /** Null while the difference is harmless. */
  readonly doubt: { readonly sentence: string; readonly advice: string } | null;
}

export interface ClockOptions {
  /** When the answer arrived, epoch milliseconds. */
  readonly now: number;
  readonly clockToleranceSeconds: number;
}

/** Compares the provider's clock with ours. */
export function clockFinding(
  date: string | null,
  { now, clockToleranceSeconds }: ClockOptions,
): ClockFinding {
  const ahead = clockDifference(date, now);
  if (ahead === null || Math.abs(ahead) < 2) return { evidence: [], doubt: null };
  const text = `${Math.abs(ahead)} s ${ahead > 0 ? 'ahead' : 'behind'}`;
  const evidence = [{ label: 'Provider’s clock', value: text }];
  if (Math.abs(ahead) <= clockToleranceSeconds + GRACE_SECONDS) return { evidence, doubt: null };
  const sentence = `The provider’s clock is ${text}.`;
  const advice = `Tokens are accepted with a tolerance of ${clockToleranceSeconds} s. Set the clock that is wrong: this machine’s or the provider’s.`;
  return { evidence, doubt: { sentence, advice } };
}

/** The provider's clock minus ours in whole seconds; null without a readable `Date`. */
export function clockDifference(date: string | null, now: number): number | null {
  const at = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(at) ? null : Math.round((at - now) / 1000);
}
