/** Upper bounds of the buckets, in seconds: a hot token takes less than the first. */
export const DURATION_BOUNDS: readonly number[] = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
];

/** Durations of one kind. */
export interface Durations {
  /** How many were in each bucket; the last one has no upper bound. */
  readonly buckets: number[];
  count: number;
  /** In seconds. */
  sum: number;
}

/** No durations yet. */
export function createDurations(): Durations {
  return { buckets: new Array<number>(DURATION_BOUNDS.length + 1).fill(0), count: 0, sum: 0 };
}

/** Adds one, in seconds. */
export function addDuration(durations: Durations, seconds: number): void {
  let at = 0;
  while (seconds > (DURATION_BOUNDS[at] ?? Number.POSITIVE_INFINITY)) at += 1;
  durations.buckets[at] = (durations.buckets[at] ?? 0) + 1;
  durations.count += 1;
  durations.sum += seconds;
}
