import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomRequest, randomSpecification } from '@/lib/testing/random-policies';
import type { ClaimMapping } from '../claims/claim-mapping';
import { compilePolicies } from './compile-policies';
import type { LintFinding } from './lint-finding';
import { type LintContext, lintPolicy } from './lint-policy';
import type { ActivePolicy, PolicyDraft, PolicyPermission, PolicyTest } from './policy';
import type { Condition, ConditionNode, Effect, Rule, Specification } from './specification';

const PERMISSION: PolicyPermission = {
  resource: 'orders',
  actions: ['approve'],
  priority: 100,
  environment: null,
};
const TEST: PolicyTest = {
  name: 'A test',
  attributes: {},
  resource: 'orders',
  action: 'approve',
  context: {},
  now: null,
  expected: 'Deny',
};
const NOTHING_KNOWN: LintContext = { mappings: [], others: [], preview: null };

function draft(rules: readonly Rule[], more: Partial<PolicyDraft> = {}): PolicyDraft {
  return {
    name: 'p',
    specification: { rules, default: { effect: 'Deny' } },
    permissions: [PERMISSION],
    tests: [],
    ...more,
  };
}

function rule(id: string, effect: Effect, ...conditions: ConditionNode[]): Rule {
  return { rule_id: id, effect, conditions };
}

function of(
  name: Condition['function'],
  attribute: string,
  rest: Partial<Condition> = {},
): Condition {
  return { function: name, attribute, ...rest };
}

function lint(linted: PolicyDraft, context: Partial<LintContext> = {}) {
  return lintPolicy(linted, { ...NOTHING_KNOWN, ...context });
}

function codes(found: readonly LintFinding[]): readonly string[] {
  return found.map(({ code, at }) => `${code} ${at}`);
}

const mapping = (attribute: string, rest: Partial<ClaimMapping> = {}): ClaimMapping => ({
  jwtPath: attribute,
  attribute,
  required: false,
  ...rest,
});

const ROLE = of('string_equal', 'ext_role', { value: 'admin' });
const AMOUNT = of('number_less_than', 'context.amount', { value: 1000 });

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

describe('lint, by made-up policies', () => {
  const RUNS = { numRuns: 400, seed: 5_010 };
  const indexOf = ({ at }: LintFinding) => Number(at.split('/')[3]);

  /** Whether a rule alone matches a request. */
  function matches(
    found: Rule,
    request: Parameters<ReturnType<typeof compilePolicies>['decide']>[0],
  ) {
    const alone = {
      rules: [{ ...found, effect: 'Allow' as const }],
      default: { effect: 'Deny' as const },
    };
    return compilePolicies([active(alone)], null).decide(request).allowed;
  }

  function active(specification: Specification): ActivePolicy {
    const permissions = [{ resource: 'orders', actions: ['*'], priority: 0, environment: null }];
    return { id: 'pol_1', name: 'p', version: 1, specification, permissions };
  }

  it('says of no rule that it never matches which matches', () => {
    let said = 0;
    fc.assert(
      fc.property(
        randomSpecification('any'),
        fc.array(randomRequest, { minLength: 20 }),
        (specification, requests) => {
          const found = lint({ ...draft([]), specification }).filter(
            ({ code }) => code === 'NEVER_MATCHES',
          );
          said += found.length;
          for (const finding of found) {
            const never = specification.rules[indexOf(finding)];
            expect(requests.some((request) => never !== undefined && matches(never, request))).toBe(
              false,
            );
          }
        },
      ),
      RUNS,
    );
    expect(said).toBeGreaterThan(50);
  });

  it('says of no rule that it decides nothing whose absence would change a decision', () => {
    let said = 0;
    fc.assert(
      fc.property(
        randomSpecification('any'),
        fc.array(randomRequest, { minLength: 20 }),
        (specification, requests) => {
          const found = lint({ ...draft([]), specification }).filter(({ code }) =>
            /^(?:SHADOWED|DUPLICATE)/.test(code),
          );
          said += found.length;
          const whole = compilePolicies([active(specification)], null);
          for (const finding of found) {
            const rules = specification.rules.filter((_, at) => at !== indexOf(finding));
            const without = compilePolicies([active({ ...specification, rules })], null);
            for (const request of requests) {
              expect(without.decide(request).allowed).toBe(whole.decide(request).allowed);
            }
          }
        },
      ),
      RUNS,
    );
    expect(said).toBeGreaterThan(20);
  });
});
