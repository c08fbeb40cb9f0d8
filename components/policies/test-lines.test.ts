import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines, writeLines } from './test-lines';

function givenBy(text: string) {
  const read = readLines(text);
  return read.ok ? read.given : read.problem;
}

describe('readLines', () => {
  it('reads attributes and context with their types', () => {
    expect(
      givenBy('ext_role admin\next_roles ["a", "b"]\n\ncontext.orderAmount 1800\next_on: true'),
    ).toEqual({
      attributes: { ext_role: 'admin', ext_roles: ['a', 'b'], ext_on: true },
      context: { orderAmount: 1800 },
    });
  });

  it('keeps a text a text', () => {
    expect(givenBy('ext_a "1800"\next_b 2026-11-21\next_c trueish')).toEqual({
      attributes: { ext_a: '1800', ext_b: '2026-11-21', ext_c: 'trueish' },
      context: {},
    });
  });

  it.each([
    ['ext_role', /^Line 1: write a name/],
    ['\next_role ["a"', /^Line 2: .*is no JSON/],
    ['ext_role null', /^Line 1: an attribute is/],
    ['ext_role {"a": 1}', /^Line 1: an attribute is/],
    ['ext_a 1\next_a 2', /^Line 2: ext_a has a value already/],
  ])('says which line of %j is wrong', (text, problem) => {
    expect(givenBy(text)).toMatch(problem);
  });

  it('lets a context hold anything', () => {
    expect(givenBy('context.order {"lines": [null]}')).toEqual({
      attributes: {},
      context: { order: { lines: [null] } },
    });
  });

  it('reads what it wrote', () => {
    const scalar = fc.oneof(
      fc.string(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
    );
    const value = fc.oneof(scalar, fc.array(scalar));
    const name = fc.stringMatching(/^[a-z_]{1,9}$/);
    void fc.assert(
      fc.property(
        fc.dictionary(name, value),
        fc.dictionary(name, fc.jsonValue()),
        (ext, context) => {
          const attributes = Object.fromEntries(
            Object.entries(ext).map(([k, v]) => [`ext_${k}`, v]),
          );
          const given = JSON.parse(JSON.stringify({ attributes, context }));
          expect(givenBy(writeLines(given))).toEqual(given);
        },
      ),
    );
  });
});
