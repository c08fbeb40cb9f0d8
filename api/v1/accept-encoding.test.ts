import { expect, it } from 'vitest';
import { takesGzip } from './accept-encoding';

it.each([
  'gzip',
  'GZIP',
  'x-gzip',
  'br, gzip',
  'gzip;q=0.1',
  'br;q=1, gzip ; q=0.001',
  '*',
  'gzip;q=1, *;q=0',
])('compresses for %s', (header) => {
  expect(takesGzip(header)).toBe(true);
});

it.each([
  undefined,
  '',
  'identity',
  'br',
  'gzip;q=0',
  'gzip ; q=0.000',
  'gzip;q=0, *',
  '*;q=0',
  'gzipped',
])('does not for %s', (header) => {
  expect(takesGzip(header)).toBe(false);
});
