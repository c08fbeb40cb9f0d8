import { describe, expect, it } from 'vitest';
import {
  AMOUNT,
  codes,
  draft,
  lint,
  mapping,
  of,
  ROLE,
  rule,
  TEST,
} from '@/lib/testing/lint-ground';
import type { LintContext } from './lint-policy';
import type { PolicyTest } from './policy';
import type { Condition, Specification } from './specification';

describe('lint of a policy', () => {
  it('finds nothing in one that is well, and leaves the context alone', () => {
    const well = draft([rule('a', 'Allow', ROLE, AMOUNT)]);
    expect(lint(well, { mappings: [mapping('role')] })).toEqual([]);
  });

  it('names an attribute that no mapping makes, and the likeliest', () => {
    const misspelt = draft([rule('a', 'Allow', AMOUNT, { not: of('exists', 'ext_rloe') })]);
    const [finding, ...rest] = lint(misspelt, { mappings: [mapping('plan'), mapping('role')] });
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      code: 'UNMAPPED_ATTRIBUTE',
      severity: 'warning',
      at: '/specification/rules/0/conditions/1/not',
      sentence: 'No mapping makes `ext_rloe`, so no token has it. There is `ext_role`.',
      fix: { label: 'Use ext_role' },
    });
    expect(finding?.fix?.draft.specification.rules[0]?.conditions).toEqual([
      AMOUNT,
      { not: of('exists', 'ext_role') },
    ]);
    expect(lint(misspelt)[0]).toMatchObject({ fix: null });
  });

  it('looks at what a value is compared with as well', () => {
    const from = draft([
      rule('a', 'Allow', of('string_equal', 'context.id', { valueFrom: 'ext_id' })),
    ]);
    expect(codes(lint(from))).toEqual(['UNMAPPED_ATTRIBUTE /specification/rules/0/conditions/0']);
  });

  it.each<[string, Partial<LintContext>, readonly PolicyTest[], string]>([
    ['the token', { preview: { ext_role: ['admin'] } }, [], 'in the token'],
    [
      'a default',
      { mappings: [mapping('role', { defaultValue: ['admin', 'b'] })] },
      [],
      'by its default',
    ],
    ['the tests', {}, [{ ...TEST, attributes: { ext_role: ['admin'] } }], 'in the tests'],
  ])('finds a list that is compared as a text, by %s', (_, context, tests, source) => {
    const found = lint(draft([rule('a', 'Allow', ROLE)], { tests }), {
      mappings: [mapping('role')],
      ...context,
    });
    expect(found).toMatchObject([
      {
        code: 'LIST_COMPARED_AS_TEXT',
        severity: 'error',
        at: '/specification/rules/0/conditions/0',
        sentence: `\`ext_role\` is a list ${source}, and string_equal wants a text: the condition is unknown then.`,
      },
    ]);
    expect(found[0]?.fix?.draft.specification.rules[0]?.conditions).toEqual([
      { ...ROLE, function: 'list_contains' },
    ]);
  });

  it('offers no list function where there is none, and negates a negation', () => {
    const fixOf = (condition: Condition) =>
      lint(draft([rule('a', 'Allow', condition)]), {
        mappings: [mapping('role')],
        preview: { ext_role: [] },
      }).find(({ code }) => code === 'LIST_COMPARED_AS_TEXT')?.fix?.draft.specification.rules[0]
        ?.conditions;
    expect(fixOf(of('string_like', 'ext_role', { value: 'a*' }))).toBeUndefined();
    expect(fixOf({ ...ROLE, function: 'string_not_equal' })).toEqual([
      { not: { ...ROLE, function: 'list_contains' } },
    ]);
    expect(fixOf(of('string_one_of', 'ext_role', { values: ['a'] }))).toEqual([
      of('list_contains_any', 'ext_role', { values: ['a'] }),
    ]);
    expect(fixOf(of('string_not_one_of', 'ext_role', { values: ['a'] }))).toEqual([
      { not: of('list_contains_any', 'ext_role', { values: ['a'] }) },
    ]);
  });

  it.each<[Condition, Partial<LintContext>]>([
    [of('number_less_than', 'ext_n', { value: 5 }), { preview: { ext_n: '3' } }],
    [of('list_contains', 'ext_n', { value: 'a' }), { preview: { ext_n: 'a' } }],
    [of('boolean_equal', 'ext_n', { value: true }), { preview: { ext_n: 'true' } }],
    [of('time_after', 'ext_n', { value: '2026-01-01' }), { preview: { ext_n: 'yesterday' } }],
    [of('ip_in_cidr', 'ext_n', { value: '10.0.0.0/8' }), { preview: { ext_n: 7 } }],
    [of('number_equal', 'action', { value: 3 }), {}],
  ])('finds another kind that is wanted: %j', (condition, context) => {
    const found = lint(draft([rule('a', 'Allow', condition)]), {
      mappings: [mapping('n')],
      ...context,
    });
    expect(found.map(({ code }) => code)).toContain('WRONG_KIND');
  });

  it('does not blame a condition where tests try several kinds', () => {
    const tests = [
      { ...TEST, attributes: { ext_role: ['admin'] } },
      { ...TEST, attributes: { ext_role: 'admin' } },
    ];
    expect(
      lint(draft([rule('a', 'Allow', ROLE)], { tests }), { mappings: [mapping('role')] }),
    ).toEqual([]);
  });
});

describe('lint of values and of the whole', () => {
  it('hints at a value that nothing carries, once there is a test or a token', () => {
    const linted = draft([rule('a', 'Allow', ROLE)], {
      tests: [{ ...TEST, attributes: { ext_role: 'user' } }],
    });
    const known = { mappings: [mapping('role')] };
    expect(lint(linted, known)).toMatchObject([
      {
        code: 'UNSEEN_VALUE',
        severity: 'hint',
        at: '/specification/rules/0/conditions/0',
        sentence: 'No test has admin in `ext_role`.',
      },
    ]);
    expect(lint({ ...linted, tests: [] }, known)).toEqual([]);
    expect(lint(linted, { ...known, preview: { ext_role: 'admin' } })).toEqual([]);
    expect(lint(linted, { ...known, preview: {} })[0]?.sentence).toBe(
      'Neither a test nor the token has admin in `ext_role`.',
    );
  });

  it('looks into lists and the context, and minds letter case as the condition does', () => {
    const department = of('string_one_of', 'context.department', {
      values: ['Sales', 'it'],
      ignoreCase: true,
    });
    const linted = draft(
      [rule('a', 'Allow', department, of('list_contains', 'permissions', { value: 'p' }))],
      {
        tests: [{ ...TEST, attributes: { permissions: ['p'] }, context: { department: 'sales' } }],
      },
    );
    expect(lint(linted).map(({ sentence }) => sentence)).toEqual([
      'No test has it in `context.department`.',
    ]);
  });

  it.each([
    ['Admin', 'letter case'],
    [' admin', 'white space'],
  ])('offers the value of the token where it almost is: %j', (there, differs) => {
    const [finding] = lint(draft([rule('a', 'Allow', ROLE)]), {
      mappings: [mapping('role')],
      preview: { ext_role: there },
    });
    expect(finding).toMatchObject({ code: 'UNSEEN_VALUE', severity: 'warning' });
    expect(finding?.sentence).toContain(`only ${differs} differs`);
    expect(finding?.fix?.draft.specification.rules[0]?.conditions).toEqual([
      { ...ROLE, value: there },
    ]);
  });

  it('warns of a default that allows, and offers to deny', () => {
    const allows: Specification = { rules: [], default: { effect: 'Allow' } };
    const [finding] = lint({ ...draft([]), specification: allows });
    expect(finding).toMatchObject({
      code: 'ALLOWS_BY_DEFAULT',
      at: '/specification/default/effect',
    });
    expect(finding?.fix?.draft.specification.default.effect).toBe('Deny');
  });

  it('warns of a policy that is attached nowhere', () => {
    expect(codes(lint(draft([], { permissions: [] })))).toEqual(['NOT_ATTACHED /permissions']);
  });
});
