import type { JsonValue } from '../tokens/json-value';
import { truth } from './outcomes';
import type { Compare, PolicyFunction } from './policy-function';
import { instantOf, parseTimePoint } from './time-point';
import { type TimeZone, timeZoneOf } from './time-zone';

/** A moment or a time of day, in milliseconds; both read from an attribute by the same clock. */
export interface TimeMark {
  readonly isOfDay: boolean;
  readonly ms: number;
}

/** What a text or number stands for in a time zone; null: no time. */
export function timeMarkOf(wanted: JsonValue | undefined, zone: TimeZone): TimeMark | null {
  const moment = instantOf(wanted);
  if (moment !== null) return { isOfDay: false, ms: moment };
  const point = typeof wanted === 'string' ? parseTimePoint(wanted) : null;
  if (point?.kind === 'local') return { isOfDay: false, ms: zone.momentOf(point.wallMs) };
  return point?.kind === 'time_of_day' ? { isOfDay: true, ms: point.ofDayMs } : null;
}

function compareTime(test: (ms: number) => boolean, ofDay: TimeZone | null): Compare {
  return (actual) => {
    const moment = instantOf(actual);
    if (moment === null) return 'unknown';
    return truth(test(ofDay === null ? moment : ofDay.ofDayMs(moment)));
  };
}

function withOne(test: (actual: number, wanted: number) => boolean): PolicyFunction {
  return {
    attribute: 'time',
    comparesWith: 'value',
    operand: 'time',
    valueCount: null,
    options: ['timeZone'],
    prepare: (wanted, { timeZone }) => {
      const zone = timeZoneOf(timeZone);
      const mark = zone === null ? null : timeMarkOf(wanted, zone);
      if (mark === null) return null;
      return compareTime((actual) => test(actual, mark.ms), mark.isOfDay ? zone : null);
    },
  };
}

function within(from: TimeMark, to: TimeMark): (ms: number) => boolean {
  return from.isOfDay && from.ms > to.ms
    ? (ms) => from.ms <= ms || ms < to.ms
    : (ms) => from.ms <= ms && ms < to.ms;
}

const between: PolicyFunction = {
  ...withOne(() => false),
  comparesWith: 'values',
  valueCount: 2,
  prepare: (wanted, { timeZone }) => {
    const zone = timeZoneOf(timeZone);
    if (zone === null || !Array.isArray(wanted) || wanted.length !== 2) return null;
    const [from, to] = [timeMarkOf(wanted[0], zone), timeMarkOf(wanted[1], zone)];
    if (from === null || to === null || from.isOfDay !== to.isOfDay) return null;
    return compareTime(within(from, to), from.isOfDay ? zone : null);
  },
};

/**
 * The functions of times. Before and after are strict; `time_between` includes its beginning and
 * not its end, and between times of day it may pass midnight.
 */
export const TIME_FUNCTIONS = {
  time_before: withOne((actual, wanted) => actual < wanted),
  time_after: withOne((actual, wanted) => actual > wanted),
  time_between: between,
} satisfies Record<string, PolicyFunction>;
