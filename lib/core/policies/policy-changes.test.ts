import { describe, expect, it } from 'vitest';
import { phraseText } from './phrase';
import type { PolicyDraft, PolicyPermission, PolicyTest } from './policy';
import { describePolicyChanges } from './policy-changes';
import type { Condition, Rule } from './specification';

const AMOUNT: Condition = {
  function: 'number_less_than',
  attribute: 'context.orderAmount',
  value: 500,
};
const ROLE: Condition = { function: 'list_contains', attribute: 'ext_roles', value: 'approver' };
const RULE: Rule = {
  rule_id: 'approvers-small-orders',
  effect: 'Allow',
  conditions: [ROLE, AMOUNT],
};
const OTHER: Rule = { rule_id: 'suspended', effect: 'Deny', conditions: [] };
const PERMISSION: PolicyPermission = {
  resource: 'orders',
  actions: ['approve'],
  priority: 100,
  environment: null,
};
const TEST: PolicyTest = {
  name: 'A manager',
  attributes: {},
  resource: 'orders',
  action: 'approve',
  context: {},
  now: null,
  expected: 'Allow',
};
const DRAFT: PolicyDraft = {
  name: 'order-approval',
  specification: { rules: [OTHER, RULE], default: { effect: 'Deny' } },
  permissions: [PERMISSION],
  tests: [TEST],
};

function withRules(...rules: Rule[]): PolicyDraft {
  return { ...DRAFT, specification: { ...DRAFT.specification, rules } };
}

function withConditions(...conditions: Rule['conditions']): PolicyDraft {
  return withRules(OTHER, { ...RULE, conditions });
}

function sentences(after: PolicyDraft, before = DRAFT): readonly string[] {
  return describePolicyChanges(before, after).map(phraseText);
}

describe('what was changed in a policy', () => {
  it('is nothing where only the order of members differs', () => {
    const { tests, permissions, specification, name } = DRAFT;
    expect(sentences({ tests, permissions, specification, name })).toEqual([]);
  });

  it('names a value before and after, so that the old one can be struck through', () => {
    const [phrase] = describePolicyChanges(DRAFT, withConditions(ROLE, { ...AMOUNT, value: 1000 }));
    expect(phraseText(phrase ?? [])).toBe(
      '`approvers-small-orders`: `context.orderAmount` is less than 500 → 1000',
    );
    expect(phrase?.filter(({ kind }) => kind === 'old' || kind === 'new')).toEqual([
      { kind: 'old', text: '500' },
      { kind: 'new', text: '1000' },
    ]);
  });

  it.each<[string, PolicyDraft, readonly string[]]>([
    ['a name', { ...DRAFT, name: 'approval' }, ['name order-approval → approval']],
    ['a rule added', withRules(OTHER, RULE, { ...OTHER, rule_id: 'x' }), ['rule `x` added']],
    ['a rule removed', withRules(RULE), ['rule `suspended` removed']],
    [
      'a rule renamed',
      withRules(OTHER, { ...RULE, rule_id: 'small' }),
      ['rule approvers-small-orders → small'],
    ],
    [
      'the first rule renamed, which moves nothing',
      withRules({ ...OTHER, rule_id: 'x' }, RULE),
      ['rule suspended → x'],
    ],
    ['an effect', withRules({ ...OTHER, effect: 'Allow' }, RULE), ['`suspended`: Deny → Allow']],
    ['an order', withRules(RULE, OTHER), ['rules in another order']],
    [
      'a verb',
      withConditions(ROLE, { ...AMOUNT, function: 'number_less_than_or_equal' }),
      ['`approvers-small-orders`: `context.orderAmount` is less than 500 → is at most 500'],
    ],
    [
      'an option',
      withConditions({ ...ROLE, ignoreCase: true }, AMOUNT),
      ['`approvers-small-orders`: `ext_roles` includes approver → approver in any letter case'],
    ],
    [
      'conditions added and removed',
      withConditions(ROLE, { not: ROLE }),
      [
        '`approvers-small-orders`: no longer `context.orderAmount` is less than 500',
        '`approvers-small-orders`: and `ext_roles` does not include approver',
      ],
    ],
    [
      'the default',
      { ...DRAFT, specification: { ...DRAFT.specification, default: { effect: 'Allow' } } },
      ['if no rule matches Deny → Allow'],
    ],
    [
      'a priority',
      { ...DRAFT, permissions: [{ ...PERMISSION, priority: 50 }] },
      ['priority on `orders` 100 → 50'],
    ],
    [
      'actions and an environment',
      { ...DRAFT, permissions: [{ ...PERMISSION, actions: ['*'], environment: 'staging' }] },
      ['actions on `orders` approve → *', 'environment on `orders` all → staging'],
    ],
    ['a permission removed', { ...DRAFT, permissions: [] }, ['permission on `orders` removed']],
    [
      'a permission added',
      { ...DRAFT, permissions: [PERMISSION, { ...PERMISSION, resource: 'bills' }] },
      ['permission on `bills` added'],
    ],
    [
      'tests added',
      { ...DRAFT, tests: [TEST, { ...TEST, name: 'b', now: 'x' }, { ...TEST, name: 'c' }] },
      ['2 tests added'],
    ],
    ['a test removed', { ...DRAFT, tests: [] }, ['1 test removed']],
    [
      'a test changed',
      { ...DRAFT, tests: [{ ...TEST, expected: 'Deny' }] },
      ['test `A manager` changed'],
    ],
  ])('says: %s', (_, after, expected) => {
    expect(sentences(after)).toEqual(expected);
  });
});
