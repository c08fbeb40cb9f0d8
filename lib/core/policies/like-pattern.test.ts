import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringWork } from '@/lib/testing/string-work';
import { prepareLike } from './like-pattern';

/** The same by trying everything, which is only good for short texts. */
function naiveLike(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  const rest = pattern.slice(1);
  if (pattern[0] === '*') {
    return naiveLike(rest, text) || (text !== '' && naiveLike(pattern, text.slice(1)));
  }
  return (
    text !== '' && (pattern[0] === '?' || pattern[0] === text[0]) && naiveLike(rest, text.slice(1))
  );
}

describe('prepareLike', () => {
  it.each([
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['**', 'anything', true],
    ['?', 'é', true],
    ['a?c', 'abc', true],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['*@acme.com', 'x@acme.com.evil.example', false],
    ['*@acme.com', 'x@acme-com', false],
    ['[a-z]+', 'a', false],
    ['a.c', 'abc', false],
    ['*a?b*', 'xxaab', true],
  ])('%j on %j: %s', (pattern, text, expected) => {
    expect(prepareLike(pattern)(text)).toBe(expected);
  });

  it('agrees with trying everything', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 9 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '?'), maxLength: 10 });
    fc.assert(
      fc.property(pattern, text, (one, other) => {
        expect(prepareLike(one)(other)).toBe(naiveLike(one, other));
      }),
      { seed: 5, numRuns: 4000 },
    );
  });

  it('finds pieces with gaps that are longer than a word of the machine', () => {
    const piece = `${'ab'.repeat(40)}?${'c'.repeat(40)}`;
    const matches = prepareLike(`*${piece}*`);
    expect(matches(`x${piece.replace('?', 'z')}y`)).toBe(true);
    expect(matches(`x${piece.replace('?', 'zz')}y`)).toBe(false);
  });

  it.each([
    ['stars', '*a*a*a*a*b'],
    ['a long end that nearly fits', `*${'a'.repeat(1000)}b*`],
    ['a long beginning that does not', `*b${'a'.repeat(1000)}*`],
    ['gaps', `*${'a?'.repeat(500)}b*`],
  ])(
    'threat 80: looks at each character of a long text a few times at most: %s',
    (_what, pattern) => {
      const text = 'a'.repeat(65_536);
      const matches = prepareLike(pattern);
      let found = true;
      const work = stringWork(() => {
        found = matches(text);
      });
      expect(found).toBe(false);
      // Of text and pattern together, where the pattern is compared again as it falls back.
      expect(work).toBeLessThan(6 * text.length + 4 * pattern.length);
    },
  );
});
