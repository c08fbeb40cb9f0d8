const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
/** By how much of itself a pause may be longer or shorter, so that many processes do not ask at once. */
const JITTER = 0.1;

interface Pace {
  readonly pollIntervalMs: number;
  /** How many polls in a row failed. */
  readonly failures: number;
  /** Whether there is a bundle to go on with. */
  readonly holds: boolean;
  /** What the api asked for; null: nothing. */
  readonly retryAfterSeconds: number | null;
  /** From 0 to 1, 1 excluded. */
  readonly random: number;
}

/**
 * Milliseconds to the next poll: the interval, and while polls fail twice as long each time, up to 30 s. Without
 * a bundle it begins with 250 ms. What the api asks for is kept to, up to those 30 s.
 */
export function pauseBefore({ pollIntervalMs, failures, holds, ...pace }: Pace): number {
  const longest = Math.max(LONGEST_PAUSE_MS, pollIntervalMs);
  const jitter = 1 + JITTER * (2 * pace.random - 1);
  if (failures === 0) return pollIntervalMs * jitter;
  const first = holds ? pollIntervalMs : Math.min(FIRST_PAUSE_MS, pollIntervalMs);
  const pause = Math.min(longest, first * 2 ** Math.min(failures - 1, 30));
  const asked = Math.min(longest, (pace.retryAfterSeconds ?? 0) * 1000);
  return Math.max(pause, asked) * jitter;
}
