import type { AttributeScalar } from './attributes';
import { timeMarkOf } from './compare-times';
import { timeZoneOf } from './time-zone';

/** What is wrong with the two ends of a range, as a sentence; null: nothing. */
export function pairProblem(values: readonly AttributeScalar[], timeZone: string): string | null {
  const [from, to] = values;
  if (typeof from === 'number' && typeof to === 'number') {
    return from <= to ? null : `No number lies between: ${from} is greater than ${to}.`;
  }
  const zone = timeZoneOf(timeZone);
  if (zone === null) return null;
  const [begin, end] = [timeMarkOf(from, zone), timeMarkOf(to, zone)];
  if (begin === null || end === null) return null;
  if (begin.isOfDay !== end.isOfDay) return 'Write two times of day, or none.';
  if (begin.ms === end.ms) return 'Beginning and end are the same, so that nothing lies between.';
  return begin.isOfDay || begin.ms < end.ms ? null : 'The end comes before the beginning.';
}
