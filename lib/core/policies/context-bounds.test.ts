import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isContext,
  MAX_CONTEXT_BYTES,
  MAX_CONTEXT_DEPTH,
  problemOfContext,
} from './context-bounds';

const nested = (levels: number): object => (levels === 1 ? {} : { a: nested(levels - 1) });

describe('the context of a decision', () => {
  it.each([null, undefined, 'a', 7, [], new Date(0), new Map()])('is no %s', (value) => {
    expect(problemOfContext(value)).toBe('The context is a JSON object.');
  });

  it.each([undefined, Number.NaN, 1n, new Date(0), () => 1])('holds no %s', (value) => {
    expect(problemOfContext({ a: [{ b: value }] })).toMatch(/^The context holds/);
  });

  it(`is at most ${MAX_CONTEXT_DEPTH} levels deep, however deep it is`, () => {
    expect(isContext(nested(MAX_CONTEXT_DEPTH))).toBe(true);
    expect(problemOfContext(nested(MAX_CONTEXT_DEPTH + 1))).toMatch(/levels deep/);
    expect(problemOfContext(nested(5000))).toMatch(/levels deep/);
    expect(isContext({ a: Array.from({ length: 14 }).reduce<unknown>((held) => [held], 1) })).toBe(
      true,
    );
  });

  it('is at most 32 KiB of UTF-8 long', () => {
    const room = MAX_CONTEXT_BYTES - JSON.stringify({ a: '' }).length;
    for (const [character, bytes] of [
      ['x', 1],
      ['é', 2],
      ['株', 3],
      ['𝄞', 4],
    ] as const) {
      const most = Math.floor(room / bytes);
      expect(isContext({ a: character.repeat(most) })).toBe(true);
      expect(problemOfContext({ a: character.repeat(most + 2) })).toMatch(/32 KiB/);
    }
    expect(problemOfContext({ a: Array(40_000).fill(0) })).toMatch(/32 KiB/);
  });

  it('threat 208: is not looked at beyond what is allowed, however much there is', () => {
    let reads = 0;
    const members = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`k${at}`, at]));
    const counted = new Proxy(members, {
      get: (target, name) => {
        reads += 1;
        return Reflect.get(target, name);
      },
    });
    expect(problemOfContext({ a: counted })).toMatch(/32 KiB/);
    // A member is five bytes at least; twice, roughly and exactly.
    expect(reads).toBeLessThan((2 * MAX_CONTEXT_BYTES) / 5);
    expect(problemOfContext({ a: Number.NaN, b: counted })).toMatch(/texts, numbers/);
    expect(reads).toBeLessThan((2 * MAX_CONTEXT_BYTES) / 5);
  });

  it('what is small and flat enough is one, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 10 })),
        (value) => {
          fc.pre(JSON.stringify(value).length < MAX_CONTEXT_BYTES / 4);
          expect(problemOfContext(value)).toBeNull();
        },
      ),
      { numRuns: 50 },
    );
  });
});
