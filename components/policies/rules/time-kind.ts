import { parseTimePoint } from '@/lib/core/policies/time-point';

/** How a moment is written. */
export type TimeKind = 'date' | 'date_time' | 'of_day' | 'exact';

export const TIME_KINDS = [
  { value: 'date', label: 'date' },
  { value: 'date_time', label: 'date and time' },
  { value: 'of_day', label: 'time of day' },
  { value: 'exact', label: 'ISO 8601' },
] as const satisfies readonly { value: TimeKind; label: string }[];

/** How a moment is written; null: it is none yet. */
export function timeKindOf(text: string): TimeKind | null {
  const point = parseTimePoint(text);
  if (point === null) return text === '' ? null : 'exact';
  if (point.kind === 'time_of_day') return 'of_day';
  if (point.kind === 'instant') return 'exact';
  if (!text.includes('T')) return 'date';
  // Seconds and their parts are shown as text: a browser's own field would leave them out.
  return /T\d\d:\d\d$/.test(text) ? 'date_time' : 'exact';
}

/** The moment written in another way, as far as it says what that needs; else empty. */
export function asTimeKind(text: string, kind: TimeKind): string {
  const [, date, time] = /^(\d{4}-\d\d-\d\d)?T?(\d\d:\d\d)?/.exec(text) ?? [];
  if (kind === 'date') return date ?? '';
  if (kind === 'of_day') return time ?? '';
  if (kind === 'date_time') return date === undefined ? '' : `${date}T${time ?? '00:00'}`;
  return date === undefined ? '' : `${date}T${time ?? '00:00'}:00Z`;
}
