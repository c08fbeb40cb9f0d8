import { describe, expect, it } from 'vitest';
import type { PolicyDraft } from '@/lib/core/policies/policy';
import { defaultChoice, differingParts, isSameDraft, mergeDrafts } from './policy-parts';

const BASE: PolicyDraft = {
  name: 'orders',
  specification: { rules: [], default: { effect: 'Deny' } },
  permissions: [],
  tests: [],
};
const PERMISSION = { resource: 'orders', actions: ['approve'], priority: 0, environment: null };

describe('the parts of a policy', () => {
  it('compares what they say, not the order of their members', () => {
    const swapped = {
      tests: [],
      permissions: [],
      specification: BASE.specification,
      name: 'orders',
    };
    expect(isSameDraft(BASE, swapped)).toBe(true);
    expect(differingParts(BASE, { ...BASE, name: 'x', permissions: [PERMISSION] })).toEqual([
      'name',
      'permissions',
    ]);
  });

  it('puts together what each side changed alone, and keeps mine where both did', () => {
    const mine = { ...BASE, name: 'mine', permissions: [PERMISSION] };
    const theirs: PolicyDraft = {
      ...BASE,
      name: 'theirs',
      specification: { rules: [], default: { effect: 'Allow' } },
    };
    const choice = defaultChoice(BASE, mine, theirs);
    expect(choice).toEqual({ name: 'mine', specification: 'theirs', permissions: 'mine' });
    expect(mergeDrafts(mine, theirs, choice)).toEqual({
      name: 'mine',
      specification: { rules: [], default: { effect: 'Allow' } },
      permissions: [PERMISSION],
      tests: [],
    });
  });
});
