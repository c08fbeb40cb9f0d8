import { describe, expect, it } from 'vitest';
import {
  AMOUNT,
  codes,
  draft,
  lint,
  mapping,
  of,
  PERMISSION,
  ROLE,
  rule,
} from '@/lib/testing/lint-ground';
import type { ActivePolicy, PolicyPermission } from './policy';
import type { ConditionNode, Effect, Rule } from './specification';

describe('rules that never match', () => {
  it.each<[string, readonly ConditionNode[]]>([
    ['two texts', [ROLE, of('string_equal', 'ext_role', { value: 'user' })]],
    ['a text and a list', [ROLE, of('list_contains', 'ext_role', { value: 'admin' })]],
    ['a text and absence', [ROLE, of('not_exists', 'ext_role')]],
    ['a text and its end', [ROLE, of('string_ends_with', 'ext_role', { value: 'x' })]],
    ['numbers', [AMOUNT, of('number_greater_than_or_equal', 'context.amount', { value: 1000 })]],
    ['a range the wrong way round', [of('number_between', 'context.amount', { values: [9, 3] })]],
    [
      'lists',
      [
        of('list_contains', 'ext_a', { value: 'x' }),
        { not: of('list_contains', 'ext_a', { value: 'x' }) },
      ],
    ],
    ['an empty list', [of('list_is_empty', 'ext_a'), of('list_contains', 'ext_a', { value: 'x' })]],
    ['presence', [of('exists', 'ext_a'), of('not_exists', 'ext_a')]],
    [
      'networks',
      [
        of('ip_in_cidr', 'ext_a', { value: '10.0.0.0/8' }),
        of('ip_in_cidr', 'ext_a', { value: '192.168.0.0/16' }),
      ],
    ],
    [
      'moments',
      [
        of('time_before', 'now', { value: '2026-01-01T00:00:00Z' }),
        of('time_after', 'now', { value: '2026-06-01T00:00:00Z' }),
      ],
    ],
    [
      'actions',
      [of('string_equal', 'action', { value: 'a' }), of('string_equal', 'action', { value: 'b' })],
    ],
    ['in a composite', [{ all_of: [ROLE, { all_of: [of('not_exists', 'ext_role')] }] }]],
    ['any of none', [{ any_of: [] }]],
    ['not all of none', [ROLE, { not: { all_of: [] } }]],
  ])('are found: %s', (_, conditions) => {
    const found = lint(draft([rule('a', 'Allow', ...conditions)]));
    expect(codes(found)).toContain('NEVER_MATCHES /specification/rules/0');
  });

  it('are told with what contradicts', () => {
    const conditions = [ROLE, of('string_equal', 'ext_role', { value: 'user' })];
    const found = lint(draft([rule('a', 'Allow', ...conditions)]), { mappings: [mapping('role')] });
    expect(found.map(({ sentence }) => sentence)).toEqual([
      'Rule `a` never matches: no value of `ext_role` fulfils `ext_role` is admin and `ext_role` is user.',
    ]);
  });

  it.each<[string, readonly ConditionNode[]]>([
    ['several attributes', [ROLE, of('string_equal', 'ext_other', { value: 'user' })]],
    [
      'patterns that may meet',
      [of('string_like', 'ext_a', { value: 'a*' }), of('string_like', 'ext_a', { value: '*b' })],
    ],
    [
      'letter case',
      [{ ...ROLE, ignoreCase: true }, of('string_equal', 'ext_role', { value: 'Admin' })],
    ],
    [
      'list members',
      [of('list_contains', 'ext_a', { value: 'x' }), of('list_contains', 'ext_a', { value: 'y' })],
    ],
    ['any of both', [{ any_of: [ROLE, of('not_exists', 'ext_role')] }]],
    [
      'neighbours',
      [
        of('number_greater_than', 'context.n', { value: 1 }),
        of('number_less_than', 'context.n', { value: 2 }),
      ],
    ],
    [
      'a word that is tried',
      [
        of('string_not_equal', 'ext_a', { value: 'other' }),
        of('string_not_equal', 'ext_a', { value: '' }),
      ],
    ],
  ])('are not found where there are none: %s', (_, conditions) => {
    const found = lint(draft([rule('a', 'Allow', ...conditions)]));
    expect(found.map(({ code }) => code)).not.toContain('NEVER_MATCHES');
  });
});

describe('rules that decide nothing', () => {
  const abroad = (rules: readonly Rule[], permission: Partial<PolicyPermission>): ActivePolicy => ({
    id: 'pol_2',
    name: 'all-orders',
    version: 1,
    specification: { rules, default: { effect: 'Deny' } },
    permissions: [{ ...PERMISSION, ...permission }],
  });
  const known = { mappings: [mapping('role')] };

  it('are shadowed by a Deny without conditions, or with fewer', () => {
    const found = lint(draft([rule('a', 'Allow', ROLE, AMOUNT), rule('b', 'Deny', AMOUNT)]), known);
    expect(found).toMatchObject([
      {
        code: 'SHADOWED',
        at: '/specification/rules/0',
        sentence: 'Rule `a` never decides: `b` denies whenever it matches.',
      },
    ]);
    expect(codes(lint(draft([rule('a', 'Allow', ROLE), rule('b', 'Deny')]), known))).toEqual([
      'SHADOWED /specification/rules/0',
    ]);
  });

  it('are duplicates where another of the same effect asks for less', () => {
    const twice = draft([rule('a', 'Allow', ROLE, AMOUNT), rule('b', 'Allow', { all_of: [ROLE] })]);
    const [finding] = lint(twice, known);
    expect(finding).toMatchObject({
      code: 'DUPLICATE_RULE',
      at: '/specification/rules/0',
      sentence: 'Rule `a` adds nothing: `b` matches whenever it does.',
    });
    expect(finding?.fix?.draft.specification.rules.map(({ rule_id }) => rule_id)).toEqual(['b']);
  });

  it('are told once where two ask for the same: the later', () => {
    const twice = draft([rule('a', 'Allow', ROLE, AMOUNT), rule('b', 'Allow', AMOUNT, ROLE)]);
    expect(codes(lint(twice, known))).toEqual(['DUPLICATE_RULE /specification/rules/1']);
  });

  it.each<[Effect, Partial<PolicyPermission>, boolean]>([
    ['Deny', {}, true],
    ['Deny', { actions: ['*'], priority: 200 }, true],
    ['Allow', { priority: 101 }, true],
    ['Allow', {}, false],
    ['Deny', { priority: 99 }, false],
    ['Deny', { resource: 'bills' }, false],
    ['Deny', { actions: ['read'] }, false],
    ['Deny', { environment: 'staging' }, false],
  ])('may be shadowed by another policy: %s %j is %s', (effect, permission, isShadowed) => {
    const others = [abroad([rule('x', effect)], permission)];
    const found = lint(draft([rule('a', 'Allow', ROLE)]), { ...known, others });
    expect(found.map(({ sentence }) => sentence)).toEqual(
      isShadowed
        ? ['Rule `a` never decides: `x` of `all-orders` decides first whenever it matches.']
        : [],
    );
  });

  it('decide where one of their permissions is free', () => {
    const others = [abroad([rule('x', 'Deny')], {})];
    const free = { ...PERMISSION, resource: 'bills' };
    const linted = draft([rule('a', 'Allow', ROLE)], { permissions: [PERMISSION, free] });
    expect(lint(linted, { ...known, others })).toEqual([]);
  });
});
