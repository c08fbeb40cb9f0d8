import { describe, expect, it } from 'vitest';
import type { Composite, Condition } from '@/lib/core/policies/specification';
import { grouped, moved, regrouped } from './node-edits';

const A: Condition = { function: 'exists', attribute: 'ext_a' };
const B: Condition = { function: 'exists', attribute: 'ext_b' };

describe('grouped', () => {
  it('says that not of several is not all of them', () => {
    expect(grouped('not', [A])).toEqual({ not: A });
    expect(grouped('not', [A, B])).toEqual({ not: { all_of: [A, B] } });
  });
});

describe('regrouped', () => {
  it.each<[Composite, 'all_of' | 'any_of' | 'not', Composite]>([
    [{ all_of: [A, B] }, 'any_of', { any_of: [A, B] }],
    [{ any_of: [A] }, 'not', { not: A }],
    [{ any_of: [A, B] }, 'not', { not: { any_of: [A, B] } }],
    [{ not: { any_of: [A, B] } }, 'any_of', { any_of: [A, B] }],
    [{ not: { not: A } }, 'all_of', { all_of: [{ not: A }] }],
    [{ not: A }, 'all_of', { all_of: [A] }],
    [{ not: A }, 'not', { not: A }],
  ])('%j as %s', (group, kind, wanted) => {
    expect(regrouped(group, kind)).toEqual(wanted);
  });
});

describe('moved', () => {
  it('moves one item and leaves a list without it alone', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a'], 5, 0)).toEqual(['a']);
  });
});
