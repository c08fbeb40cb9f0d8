import type { AttributeScalar, AttributeValue } from './attributes';
import { lineValues } from './line-values';
import { instantOf, parseTimePoint } from './time-point';
import { timeZoneOf } from './time-zone';

/** What a comparison of times compares with, and the zone that it reads wall clocks in. */
export interface TimeUse {
  readonly times: readonly AttributeScalar[];
  readonly timeZone: string;
}

/** Moments that comparisons tell apart, written as the attribute is: epoch seconds, else ISO 8601. */
export function timeCandidates(
  uses: readonly TimeUse[],
  actual: AttributeValue | null,
  now: number,
): readonly (number | string)[] {
  const day = instantOf(actual) ?? now;
  const points = uses.flatMap((use) => use.times.flatMap((time) => momentsOf(time, use, day)));
  const values = lineValues(points, 1000).toSorted((a, b) => Math.abs(a - day) - Math.abs(b - day));
  return values
    .filter((ms) => !Number.isNaN(new Date(ms).getTime()))
    .map((ms) => (typeof actual === 'number' ? ms / 1000 : isoOf(ms)));
}

/** Whether a time is a moment by itself; a time of day comes again every day. */
export function isMoment(time: AttributeScalar): boolean {
  return typeof time === 'number' || parseTimePoint(String(time))?.kind !== 'time_of_day';
}

function momentsOf(time: AttributeScalar, { timeZone }: TimeUse, day: number): readonly number[] {
  const moment = instantOf(time);
  if (moment !== null) return [moment];
  const zone = timeZoneOf(timeZone);
  const point = typeof time === 'string' ? parseTimePoint(time) : null;
  if (zone === null || point === null) return [];
  if (point.kind === 'local') return [zone.momentOf(point.wallMs)];
  if (point.kind === 'instant') return [point.epochMs];
  return [Math.floor((day - zone.ofDayMs(day)) / 1000) * 1000 + point.ofDayMs];
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
