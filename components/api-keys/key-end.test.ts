import { expect, it } from 'vitest';
import { endOfKey } from './key-end';

const NOW = Date.parse('2026-11-21T12:00:00Z');

it('counts days from now', () => {
  expect(endOfKey('30', '', NOW)).toBe('2026-12-21T12:00:00.000Z');
  expect(endOfKey('365', '', NOW)).toBe('2027-11-21T12:00:00.000Z');
});

it('ends at the end of a chosen day where the reader is', () => {
  const end = new Date(endOfKey('date', '2027-01-31', NOW) ?? '');
  expect([end.getDate(), end.getHours(), end.getMinutes(), end.getSeconds()]).toEqual([
    31, 23, 59, 59,
  ]);
});

it('tells no end from an end that was not said', () => {
  expect(endOfKey('none', '', NOW)).toBeNull();
  expect(endOfKey('date', '', NOW)).toBeUndefined();
  expect(endOfKey('date', '2027-13-01', NOW)).toBeUndefined();
});
