import { describe, expect, it } from 'vitest';
import { lengthOf, minuteOf, momentOf } from './time-words';

describe('times as they are typed', () => {
  it.each([
    ['0', 0],
    ['30m', 1_800_000],
    ['24h', 86_400_000],
    ['90d', 7_776_000_000],
    ['2w', 1_209_600_000],
    ['', null],
    ['90', null],
    ['-1d', null],
    ['1y', null],
    ['9999999d', null],
  ])('%j is a length of %s ms', (typed, length) => expect(lengthOf(typed)).toBe(length));

  it('are moments from now, days, or what they are', () => {
    expect(momentOf('90d', 0)).toBe('1970-04-01T00:00:00.000Z');
    expect(momentOf('2027-01-31', 0)).toBe('2027-01-31T00:00:00Z');
    expect(momentOf('2027-01-31T12:00:00+02:00', 0)).toBe('2027-01-31T12:00:00+02:00');
    expect(minuteOf(new Date('2027-01-31T12:34:56Z'))).toBe('2027-01-31 12:34 UTC');
  });
});
