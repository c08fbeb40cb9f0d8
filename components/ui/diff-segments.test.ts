import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffSegments } from './diff-segments';

/** Differences only, as `expected>actual`. */
function differences(expected: string, actual: string): string[] {
  return diffSegments(expected, actual)
    .filter((segment) => !segment.same)
    .map((segment) => `${segment.expected}>${segment.actual}`);
}

describe('diffSegments', () => {
  it('finds one differing character', () => {
    expect(differences('https://api.acme.com/v1/orders', 'https://api.acme.com/v2/orders')).toEqual(
      ['1>2'],
    );
  });

  it('finds a missing and a surplus character at the end', () => {
    expect(differences('https://login.acme.com/', 'https://login.acme.com')).toEqual(['/>']);
    expect(differences('https://login.acme.com', 'https://login.acme.com/')).toEqual(['>/']);
  });

  it('finds several spans and does not cut words up by letters that they share by chance', () => {
    expect(
      differences(
        'https://api.workos.com/sso/jwks/client_01JQ8ZK4',
        'https://api.workos.com/user_management/client_01JQ8ZK4/.well-known/jwks.json',
      ),
    ).toEqual(['sso/jwks>user_management', '>/.well-known/jwks.json']);
  });

  it('tells look-alikes, invisible characters and letters outside the first plane apart', () => {
    expect(differences('acme', 'аcme')).toEqual(['a>а']);
    expect(differences('acme', 'acme\u200b')).toEqual(['>\u200b']);
    expect(differences('a😀b', 'a😁b')).toEqual(['😀>😁']);
  });

  it('has nothing to mark in equal texts and nothing at all in empty ones', () => {
    expect(differences('same', 'same')).toEqual([]);
    expect(diffSegments('', '')).toEqual([]);
  });

  it('gives back both texts and never marks what is equal, whatever they are', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '/', '😀'), maxLength: 24 });
    void fc.assert(
      fc.property(text, text, (expected, actual) => {
        const segments = diffSegments(expected, actual);
        expect(segments.map((segment) => segment.expected).join('')).toBe(expected);
        expect(segments.map((segment) => segment.actual).join('')).toBe(actual);
        for (const segment of segments) {
          expect(segment.same).toBe(segment.expected === segment.actual);
        }
      }),
    );
  });

  it('stays within its bounds on texts too long to align', () => {
    const expected = `a${'x'.repeat(3_000)}b`;
    const actual = `a${'y'.repeat(3_000)}b`;
    expect(diffSegments(expected, actual)).toHaveLength(3);
  });
});
