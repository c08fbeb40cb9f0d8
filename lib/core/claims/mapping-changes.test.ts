import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClaimMapping } from './claim-mapping';
import {
  changeWords,
  defaultMappingChoice,
  mappingChanges,
  mergeMappings,
  rowWords,
} from './mapping-changes';

const row = (attribute: string, more: Partial<ClaimMapping> = {}): ClaimMapping => ({
  jwtPath: attribute,
  attribute,
  required: false,
  ...more,
});

const words = (before: readonly ClaimMapping[], after: readonly ClaimMapping[]) =>
  mappingChanges(before, after).map(changeWords);

it('says what changes, attribute by attribute', () => {
  const before = [row('a'), row('b', { defaultValue: 'free' }), row('gone'), row('same')];
  const after = [
    row('new'),
    row('b', { jwtPath: 'o.b', required: true, defaultValue: ['x', 1] }),
    row('same'),
    row('a', { defaultValue: '1' }),
  ];
  expect(words(before, after)).toEqual([
    'ext_new added',
    'ext_b reads o.b, required, default "free" → ["x",1]',
    'ext_a default none → "1"',
    'ext_gone removed',
  ]);
  expect(rowWords(after[1] ?? null)).toBe('o.b, required, default ["x",1]');
  expect(rowWords(null)).toBe('not mapped');
});

it('the order of rows is no change, the type of a default is one', () => {
  expect(words([row('a'), row('b')], [row('b'), row('a')])).toEqual([]);
  expect(words([row('a', { defaultValue: 1 })], [row('a', { defaultValue: '1' })])).toHaveLength(1);
});

describe('two versions put together', () => {
  it('take what either side changed, and mine where both did', () => {
    const base = [row('a'), row('b'), row('c'), row('d')];
    const mine = [row('a', { required: true }), row('b', { jwtPath: 'mine' }), row('c'), row('x')];
    const theirs = [row('a'), row('b', { jwtPath: 'theirs' }), row('d'), row('y')];
    const merged = mergeMappings(mine, theirs, defaultMappingChoice(base, mine, theirs));
    expect(merged.map((each) => `${each.attribute} ${rowWords(each)}`)).toEqual([
      'a a, required',
      'b mine',
      'y y',
      'x x',
    ]);
  });

  it('are one of the two where one side is chosen throughout', () => {
    const rows = fc
      .uniqueArray(fc.constantFrom('a', 'b', 'c', 'toString', '__proto__'), { maxLength: 4 })
      .chain((names) =>
        fc.tuple(...names.map((name) => fc.boolean().map((required) => row(name, { required })))),
      );
    fc.assert(
      fc.property(rows, rows, (mine, theirs) => {
        for (const side of ['mine', 'theirs'] as const) {
          const all = mappingChanges(mine, theirs).map(
            ({ attribute }) => [attribute, side] as const,
          );
          const merged = mergeMappings(mine, theirs, Object.fromEntries(all));
          expect(mappingChanges(side === 'mine' ? mine : theirs, merged)).toEqual([]);
        }
      }),
    );
  });
});
