import { describe, expect, it } from 'vitest';
import { type CacheHeaders, keyFreshness } from './freshness';

const SILENT: CacheHeaders = { cacheControl: null, age: null, expires: null, date: null };
const of = (headers: Partial<CacheHeaders>) => keyFreshness({ ...SILENT, ...headers });

it('is ten minutes when the headers do not say', () => {
  expect(of({})).toEqual({ seconds: 600, permitted: null });
  expect(of({ cacheControl: 'public, must-revalidate' })).toEqual({
    seconds: 600,
    permitted: null,
  });
});

describe('threat 111: keys that may hardly be kept are kept for 60 s', () => {
  it.each([
    'max-age=0',
    'no-store',
    'no-cache',
    'No-Store, max-age=3600',
    'max-age=5',
    'max-age="7"',
    'max-age=-1',
    'max-age=abc',
    'max-age',
    'max-age=3600, max-age=1',
  ])('%s', (cacheControl) => {
    expect(of({ cacheControl }).seconds).toBe(60);
  });

  it('so are answers that are as old as they may become, or have expired', () => {
    expect(of({ cacheControl: 'max-age=600', age: '600' })).toEqual({ seconds: 60, permitted: 0 });
    expect(of({ expires: '0' })).toEqual({ seconds: 60, permitted: 0 });
    const date = 'Sat, 21 Nov 2026 12:00:00 GMT';
    expect(of({ expires: 'Sat, 21 Nov 2026 11:00:00 GMT', date }).seconds).toBe(60);
  });
});

describe('threat 112: keys that may be kept for long are kept for 60 min', () => {
  it.each([
    'max-age=31536000',
    'max-age=3601',
    'max-age=99999999999999999999',
    'immutable, max-age=7200',
  ])('%s', (cacheControl) => {
    expect(of({ cacheControl }).seconds).toBe(3600);
  });

  it('also by Expires', () => {
    const date = 'Sat, 21 Nov 2026 12:00:00 GMT';
    expect(of({ date, expires: 'Sun, 21 Nov 2027 12:00:00 GMT' })).toEqual({
      seconds: 3600,
      permitted: 31_536_000,
    });
  });
});

it.each([
  [{ cacheControl: 'public, max-age=900' }, 900],
  [{ cacheControl: 'max-age=900, s-maxage=10' }, 900],
  [{ cacheControl: 'max-age=900', age: '100' }, 800],
  [{ cacheControl: 'max-age=900', expires: '0' }, 900],
  [{ expires: 'Sat, 21 Nov 2026 12:05:00 GMT', date: 'Sat, 21 Nov 2026 12:00:00 GMT' }, 300],
])('%j is %d s', (headers, seconds) => {
  expect(of(headers)).toEqual({ seconds, permitted: seconds });
});

it('a year given without a date of the answer says nothing', () => {
  expect(of({ expires: 'Sun, 21 Nov 2027 12:00:00 GMT' })).toEqual({
    seconds: 600,
    permitted: null,
  });
});
