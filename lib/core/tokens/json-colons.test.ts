import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colonsIn } from './json-colons';

/** Names that a value spells in JSON has, one by one. */
function namesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const held = Object.values(value).reduce<number>((sum, one) => sum + namesIn(one), 0);
  return held + (Array.isArray(value) ? 0 : Object.keys(value).length);
}

describe('colons outside of strings', () => {
  // Whatever may stand beside a colon or a quotation mark is frequent here.
  const text = fc.string({
    unit: fc.constantFrom('a', '0', '_', ':', '"', '\\', ' ', ',', '{', 'é'),
  });
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      text,
      fc.integer(),
      fc.dictionary(text, tie('tree'), { maxKeys: 5 }),
      fc.array(tie('tree'), { maxLength: 4 }),
    ),
  }));

  it.each([undefined, 1, '\t'])('are as many as there are names, with spaces of %j', (space) => {
    fc.assert(
      fc.property(tree, (value) => {
        expect(colonsIn(JSON.stringify(value, null, space))).toBe(namesIn(value));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['{"a":1,"a":2}', 2],
    ['{"a" :1,"a":2}', 2],
    ['{"a"\n:1,"b":{"a":":"}}', 3],
    ['{"a":":","b":"x\\":y"}', 2],
    ['{"":":a","\\\\":"\\\\\\":"}', 2],
    ['[":a:",":"]', 0],
    ['{"a:":"a,","b,":":"}', 2],
  ])('in %s', (json, colons) => {
    expect(JSON.parse(json)).toBeDefined();
    expect(colonsIn(json)).toBe(colons);
  });
});
