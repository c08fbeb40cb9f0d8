import { describe, expect, it } from 'vitest';
import { asTimeKind, type TimeKind, timeKindOf } from './time-kind';

describe('timeKindOf', () => {
  it.each<[string, TimeKind | null]>([
    ['', null],
    ['2027-01-31', 'date'],
    ['2027-01-31T09:00', 'date_time'],
    ['2027-01-31T09:00:30', 'exact'],
    ['2027-01-31T09:00:00+02:00', 'exact'],
    ['09:00', 'of_day'],
    ['tomorrow', 'exact'],
    ['2027-02-30', 'exact'],
  ])('%s', (text, kind) => {
    expect(timeKindOf(text)).toBe(kind);
  });
});

describe('asTimeKind', () => {
  it.each<[string, TimeKind, string]>([
    ['2027-01-31T09:00', 'date', '2027-01-31'],
    ['2027-01-31T09:00', 'of_day', '09:00'],
    ['2027-01-31', 'date_time', '2027-01-31T00:00'],
    ['2027-01-31T09:00', 'exact', '2027-01-31T09:00:00Z'],
    ['09:00', 'date', ''],
    ['09:00', 'date_time', ''],
    ['tomorrow', 'exact', ''],
  ])('%s as %s', (text, kind, wanted) => {
    expect(asTimeKind(text, kind)).toBe(wanted);
  });
});
