import { describe, expect, it } from 'vitest';
import { durationText, exactText, relativeText } from './time-text';

const NOW = Date.UTC(2026, 9, 16, 14, 30, 5);
const MINUTE = 60_000;
const DAY = 86_400_000;

describe('relativeText', () => {
  it.each([
    [0, 'just now'],
    [20_000, '20 s ago'],
    [2 * MINUTE, '2 min ago'],
    [61 * MINUTE, '1 h ago'],
    [DAY, '1 day ago'],
    [9 * DAY, '9 days ago'],
    [-3 * 60 * MINUTE, 'in 3 h'],
    [40 * DAY, '6 Sept 2026'],
  ])('%i ms back reads %s', (back, text) => {
    expect(relativeText(NOW - back, NOW, 'UTC')).toBe(text);
  });
});

it('exactText names the zone', () => {
  expect(exactText(NOW, 'UTC')).toBe('16 Oct 2026, 14:30:05 UTC');
});

it.each([
  [0.3, '<1 ms'],
  [142.4, '142 ms'],
  [2_430, '2.4 s'],
])('durationText(%d) reads %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});
