import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../tokens/json-value';
import type { Attributes, AttributeValue } from './attributes';
import type { DecisionRequest } from './decision';
import { phraseText } from './phrase';
import type { ActivePolicy, PolicyPermission } from './policy';
import { type ChangeQuestion, smallestChange } from './smallest-change';
import type { Condition, ConditionNode, Effect, Rule } from './specification';

const NOW = Date.parse('2026-11-21T09:00:00Z');
const PERMISSION: PolicyPermission = {
  resource: 'orders',
  actions: ['approve'],
  priority: 100,
  environment: null,
};

function policy(rules: readonly Rule[], more: Partial<PolicyPermission> = {}): ActivePolicy {
  return {
    id: `pol_${more.priority ?? 100}`,
    name: 'order-approval',
    version: 1,
    specification: { rules, default: { effect: 'Deny' } },
    permissions: [{ ...PERMISSION, ...more }],
  };
}

function rule(effect: Effect, ...conditions: ConditionNode[]): Rule {
  return { rule_id: `${effect}-${JSON.stringify(conditions).length}`, effect, conditions };
}

function ask(attributes: Attributes, context: JsonObject = {}): DecisionRequest {
  return { attributes, resource: 'orders', action: 'approve', context, now: NOW };
}

function change(
  policies: readonly ActivePolicy[],
  request: DecisionRequest,
  more: Partial<ChangeQuestion> = {},
) {
  return smallestChange({ policies, environment: null, request, ...more });
}

function sentences(...args: Parameters<typeof change>): readonly string[] {
  const found = change(...args);
  if (found === null) return ['allowed'];
  return found.kind === 'found'
    ? found.alternatives.map(({ sentence }) => sentence)
    : [found.sentence];
}

const of = (
  name: Condition['function'],
  attribute: string,
  rest: Partial<Condition> = {},
): Condition => ({ function: name, attribute, ...rest });

const ADMIN = of('string_equal', 'ext_role', { value: 'admin' });
const MANAGER = of('list_contains', 'ext_roles', { value: 'manager' });
const APPROVER = of('list_contains', 'ext_roles', { value: 'approver' });
const SMALL = of('number_less_than', 'context.orderAmount', { value: 1000 });
const SUSPENDED = of('string_one_of', 'ext_plan', { values: ['suspended', 'past_due'] });
const ORDERS = policy([
  rule('Deny', SUSPENDED),
  rule('Allow', MANAGER),
  rule('Allow', APPROVER, SMALL),
]);

describe('the smallest change', () => {
  it('is what the policy page shows', () => {
    const attributes = { ext_roles: ['buyer', 'approver'], ext_plan: 'team' };
    expect(sentences([ORDERS], ask(attributes, { orderAmount: 1800 }))).toEqual([
      'Allowed if `context.orderAmount` were less than 1000; it is 1800.',
      'Allowed if `ext_roles` included manager; it is [buyer, approver].',
    ]);
  });

  it('has a value that helps, beside the condition that any such value fulfils', () => {
    const request = ask({ ext_roles: ['approver'] }, { orderAmount: 1800 });
    expect(change([ORDERS], request)).toMatchObject({
      kind: 'found',
      isSmallest: true,
      caveat: null,
      alternatives: [
        { changes: [{ attribute: 'context.orderAmount', from: 1800, to: 999, holds: true }] },
        { changes: [{ attribute: 'ext_roles', to: ['approver', 'manager'] }] },
      ],
    });
  });

  it.each<[AttributeValue, string]>([
    ['Admin', 'Allowed if `ext_role` were admin; it is Admin: letter case.'],
    [' admin', 'Allowed if `ext_role` were admin; it is “ admin”: white space.'],
    ['user', 'Allowed if `ext_role` were admin; it is user.'],
    [['admin'], 'Allowed if `ext_role` were admin; it is [admin].'],
  ])('says how %j differs', (role, sentence) => {
    expect(sentences([policy([rule('Allow', ADMIN)])], ask({ ext_role: role }))).toEqual([
      sentence,
    ]);
  });

  it.each<[Condition['function'], Partial<Condition>, AttributeValue, string]>([
    [
      'number_less_than',
      { value: 1000 },
      '420',
      'were a number less than 1000; it is the text “420”',
    ],
    ['number_equal', { value: 5 }, '5', 'were the number 5; it is the text “5”'],
    ['string_equal', { value: '5' }, 5, 'were the text “5”; it is the number 5'],
    ['boolean_equal', { value: true }, 'true', 'were true; it is the text “true”'],
    ['list_contains', { value: 'a' }, 'a', 'included a; it is the text a'],
    ['number_less_than', { value: 1000 }, 1800, 'were less than 1000; it is 1800'],
  ])('%s of %j names the type where %j is of another', (named, rest, value, words) => {
    const policies = [policy([rule('Allow', of(named, 'ext_x', rest))])];
    expect(sentences(policies, ask({ ext_x: value }))).toEqual([`Allowed if \`ext_x\` ${words}.`]);
  });

  it('shows a value of another type beside the wish', () => {
    const found = change([policy([rule('Allow', SMALL)])], ask({}, { orderAmount: '420' }));
    const [first] = found?.kind === 'found' ? found.alternatives : [];
    expect(first === undefined ? null : phraseText(first.phrase)).toBe(
      '`context.orderAmount` were a number less than 1000 (it is the text “420”)',
    );
  });

  it('says that a default was used', () => {
    const policies = [policy([rule('Allow', of('string_equal', 'ext_plan', { value: 'pro' }))])];
    const defaulted = new Set(['ext_plan']);
    expect(sentences(policies, ask({ ext_plan: 'free' }), { defaulted })).toEqual([
      'Allowed if `ext_plan` were pro; it is free: default was used.',
    ]);
  });

  it('breaks a Deny that matches, and a condition of no wish is told by its value', () => {
    const request = ask({ ext_plan: 'suspended', ext_roles: ['manager'] });
    expect(sentences([ORDERS], request)).toEqual([
      'Allowed if `ext_plan` were not one of suspended, past_due; it is suspended.',
    ]);
    const both = policy([
      rule('Deny', of('number_greater_than', 'context.n', { value: 10 })),
      rule('Allow', of('number_greater_than', 'context.n', { value: 5 })),
    ]);
    expect(sentences([both], ask({}, { n: 1 }))).toEqual([
      'Allowed if `context.n` were 6; it is 1.',
    ]);
  });

  it('changes several attributes when one does not help, each once', () => {
    const request = ask({ ext_plan: 'suspended' }, { orderAmount: 5000 });
    expect(sentences([ORDERS], request)).toEqual([
      'Allowed if `ext_plan` were not one of suspended, past_due and `ext_roles` included manager; ' +
        '`ext_plan` is suspended, `ext_roles` is absent.',
    ]);
  });

  it('says that nothing helps, by three attributes', () => {
    const needs = ['a', 'b', 'c', 'd'].map((name) =>
      of('boolean_equal', `ext_${name}`, { value: true }),
    );
    expect(change([policy([rule('Allow', ...needs)])], ask({}))).toEqual({
      kind: 'none',
      sentence: 'No change of up to three attributes helps.',
    });
    expect(sentences([policy([rule('Allow', ...needs)])], ask({ ext_a: true }))).toHaveLength(1);
  });

  it('does not say that nothing helps where not every value could be tried', () => {
    const never = of('string_like', 'ext_a', { value: 'a*' });
    const policies = [policy([rule('Allow', never, of('string_like', 'ext_a', { value: 'b*' }))])];
    expect(sentences(policies, ask({}))).toEqual([
      'No change of up to three attributes was found that helps.',
    ]);
  });

  it('never changes who asks what, when', () => {
    const rules = [
      rule('Allow', of('string_equal', 'action', { value: 'read' })),
      rule('Allow', of('list_contains', 'permissions', { value: 'orders:approve' })),
      rule('Allow', of('time_before', 'now', { value: '2020-01-01' })),
    ];
    expect(change([policy(rules)], ask({}))?.kind).toBe('none');
  });

  it('says that nothing covers the action, and which claim is required', () => {
    expect(change([policy([], { resource: 'bills' })], ask({}))).toEqual({
      kind: 'no_attribute',
      sentence: 'No rule covers action `approve` of `orders`.',
    });
    expect(change([ORDERS], ask({}), { missingClaim: 'org_role' })).toEqual({
      kind: 'no_attribute',
      sentence: 'The claim `org_role` is required.',
    });
  });

  it('is nothing where it is allowed', () => {
    expect(change([ORDERS], ask({ ext_roles: ['manager'] }))).toBeNull();
  });

  it('leaves another environment, resource and action alone', () => {
    const policies = [policy([rule('Allow', ADMIN)], { environment: 'staging' })];
    expect(change(policies, ask({}), { environment: 'production' })?.kind).toBe('no_attribute');
    expect(change(policies, ask({}), { environment: 'staging' })?.kind).toBe('found');
  });

  it('overcomes a Deny of a higher priority', () => {
    const policies = [
      policy([rule('Deny', SUSPENDED)], { priority: 200 }),
      policy([rule('Allow')]),
    ];
    expect(sentences(policies, ask({ ext_plan: 'past_due' }))).toEqual([
      'Allowed if `ext_plan` were not one of suspended, past_due; it is past_due.',
    ]);
  });

  it('finds its way to a default that allows', () => {
    const denies: ActivePolicy = {
      ...ORDERS,
      specification: {
        rules: [rule('Deny', of('exists', 'ext_banned'))],
        default: { effect: 'Allow' },
      },
    };
    expect(sentences([denies], ask({ ext_banned: true }))).toEqual([
      'Allowed if `ext_banned` were absent; it is true.',
    ]);
  });

  it.each<[Condition, AttributeValue | null, AttributeValue]>([
    [of('string_starts_with', 'ext_a', { value: 'acme-' }), 'bob', 'acme-'],
    [of('string_ends_with', 'ext_a', { value: '@acme.com' }), 'bob', '@acme.com'],
    [of('string_like', 'ext_a', { value: 'a?c*' }), null, 'axc'],
    [of('string_not_equal', 'ext_a', { value: 'x' }), 'x', 'other'],
    [of('number_between', 'ext_a', { values: [3, 9] }), 20, 9],
    [of('number_greater_than', 'ext_a', { value: 0.5 }), 0, 1.5],
    [of('boolean_equal', 'ext_a', { value: true }), 'true', true],
    [of('list_contains_all', 'ext_a', { values: ['a', 'b'] }), ['b', 'c'], ['b', 'c', 'a']],
    [of('list_contains_any', 'ext_a', { values: ['a', 'b'] }), [], ['a']],
    [of('list_is_empty', 'ext_a'), ['a'], []],
    [of('exists', 'ext_a'), null, 'other'],
    [of('time_after', 'ext_a', { value: '2026-01-01T00:00:00Z' }), 0, 1767225601],
    [of('time_before', 'ext_a', { value: '2026-01-01' }), null, '2025-12-31T23:59:59Z'],
    [
      of('time_between', 'ext_a', { values: ['09:00', '10:00'], timeZone: 'Europe/Berlin' }),
      '2026-11-21T12:34:56Z',
      '2026-11-21T08:59:59Z',
    ],
    [of('ip_in_cidr', 'ext_a', { value: '10.1.0.0/16' }), '192.0.2.7', '10.1.0.1'],
    [of('ip_in_cidr', 'ext_a', { value: '2001:db8::/32' }), null, '2001:db8:0:0:0:0:0:1'],
  ])('finds a value for %j', (condition, from, to) => {
    const request = ask(from === null ? {} : { ext_a: from });
    const found = change([policy([rule('Allow', condition)])], request);
    expect(found).toMatchObject({ kind: 'found', alternatives: [{ changes: [{ from, to }] }] });
  });

  it('finds an attribute that another is compared with', () => {
    const owner = of('string_equal', 'ext_id', { valueFrom: 'context.owner' });
    const request = ask({ ext_id: 'u1' }, { owner: 'u2' });
    expect(sentences([policy([rule('Allow', owner)])], request)).toEqual([
      'Allowed if `context.owner` were u1; it is u2.',
      'Allowed if `ext_id` were `context.owner`; it is u1.',
    ]);
  });

  it('does not change an attribute that another is read from', () => {
    const rules = [rule('Allow', of('exists', 'context.a'), of('exists', 'context.a.b'))];
    expect(sentences([policy(rules)], ask({}))).toEqual([
      'No change of up to three attributes was found that helps.',
    ]);
  });

  it('says so when it gives up', () => {
    const request = ask({ ext_roles: ['buyer'] });
    expect(change([ORDERS], request, { maxSteps: 1 })).toEqual({
      kind: 'not_searched_further',
      sentence: 'Nothing was found so far, and it was not searched further.',
    });
  });
});
