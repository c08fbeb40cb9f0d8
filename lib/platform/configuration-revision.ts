import { processWide } from './process-wide';

/** Of so many changes it is remembered when each was noticed. */
const REMEMBERED = 4096;

interface Known {
  value: number;
  generation: number;
  /** Monotonic milliseconds, of the newest changes, oldest first. */
  noticedAt: readonly number[];
}

const held = processWide(
  'configuration-revision',
  (): Known => ({ value: 0, generation: 0, noticedAt: [] }),
);

/** The number of the configuration in the database, as this process knows it. */
export function configurationRevision(): number {
  return held.get().value;
}

/**
 * How many changes of the configuration this process has noticed; what was read under another count is
 * old. It only grows, while the number in the database goes back where a copy was restored.
 */
export function configurationGeneration(): number {
  return held.get().generation;
}

/** Tells this process the number of the configuration; where it is another, every cache of it reads anew. */
export function setConfigurationRevision(value: number): void {
  const known = held.get();
  if (value === known.value) return;
  known.value = value;
  known.generation += 1;
  known.noticedAt = [...known.noticedAt, performance.now()].slice(-REMEMBERED);
}

/**
 * When this process noticed that what it read in a generation is old, in monotonic milliseconds; infinity
 * while it is not, minus infinity when that was too many changes ago.
 */
export function outdatedSince(generation: number): number {
  const known = held.get();
  if (generation >= known.generation) return Number.POSITIVE_INFINITY;
  const changesSince = known.generation - generation;
  return known.noticedAt.at(-changesSince) ?? Number.NEGATIVE_INFINITY;
}
