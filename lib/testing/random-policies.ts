import fc from 'fast-check';
import type { Attributes, AttributeValue } from '../core/policies/attributes';
import type { DecisionRequest } from '../core/policies/decision';
import type { ActivePolicy } from '../core/policies/policy';
import type { Condition, ConditionNode, Rule, Specification } from '../core/policies/specification';

const NOW = Date.parse('2026-11-21T09:00:00Z');

/** Attributes that made-up policies look at, and values that their functions tell apart; null: absent. */
export const RANDOM_DOMAIN: Readonly<Record<string, readonly (AttributeValue | null)[]>> = {
  ext_text: ['a', 'b', 'ab', 'A', '', 'other', 7, null],
  ext_list: [['a'], ['b'], ['a', 'b'], ['x', 'a'], ['x'], [], 'a', null],
  ext_flag: [true, false, 'true', null],
  'context.n': [0, 1, 1.5, 2, 3, 4, 9, '3', null],
  'context.ip': ['10.0.0.1', '10.1.0.1', '192.0.2.1', 'nowhere', null],
};

const texts = fc.constantFrom('a', 'b', 'ab');
const someTexts = fc.uniqueArray(texts, { minLength: 1, maxLength: 2 });
const numbers = fc.integer({ min: 1, max: 3 });

/** Conditions whose candidates stand for every value there is. */
const plain: fc.Arbitrary<Condition> = fc.oneof(
  conditions(['string_equal', 'string_not_equal'], 'ext_text', { value: texts }),
  conditions(['string_one_of', 'string_not_one_of'], 'ext_text', { values: someTexts }),
  conditions(['list_contains'], 'ext_list', { value: texts }),
  conditions(['list_contains_any', 'list_contains_all'], 'ext_list', { values: someTexts }),
  conditions(['list_is_empty'], 'ext_list', {}),
  conditions(['boolean_equal'], 'ext_flag', { value: fc.boolean() }),
  conditions(
    ['number_less_than', 'number_greater_than_or_equal', 'number_equal', 'number_greater_than'],
    'context.n',
    { value: numbers },
  ),
  conditions(['number_between'], 'context.n', { values: fc.tuple(numbers, numbers) }),
  conditions(['ip_in_cidr'], 'context.ip', { value: fc.constantFrom('10.0.0.0/16', '10.0.0.0/8') }),
  fc.record({
    function: fc.constantFrom('exists', 'not_exists'),
    attribute: fc.constantFrom(...Object.keys(RANDOM_DOMAIN)),
  }),
);

/** Conditions of which more values matter than can be tried, or that nothing can change. */
const other: fc.Arbitrary<Condition> = fc.oneof(
  conditions(['string_contains', 'string_starts_with', 'string_ends_with'], 'ext_text', {
    value: texts,
  }),
  conditions(['string_like'], 'ext_text', { value: fc.constantFrom('a*', '*b', '?', 'a?') }),
  conditions(['string_equal', 'string_one_of'], 'ext_text', {
    valueFrom: fc.constantFrom('context.n', 'ext_list'),
  }),
  conditions(['string_equal', 'string_not_equal'], 'ext_text', {
    value: texts,
    ignoreCase: fc.constant(true),
  }),
  conditions(['number_between'], 'context.n', { values: fc.tuple(numbers, numbers) }),
  conditions(['time_after', 'time_before'], 'now', {
    value: fc.constantFrom('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'),
  }),
  conditions(['string_equal'], 'action', { value: fc.constantFrom('read', 'write') }),
);

type Rest = Pick<Condition, 'value' | 'values' | 'valueFrom' | 'ignoreCase'>;

function conditions(
  functions: readonly Condition['function'][],
  attribute: string,
  rest: { readonly [K in keyof Rest]: fc.Arbitrary<Exclude<Rest[K], undefined>> },
): fc.Arbitrary<Condition> {
  const members = fc.record<Rest>(rest);
  return fc
    .tuple(fc.constantFrom(...functions), members)
    .map(([name, given]) => ({ function: name, attribute, ...given }));
}

/** Conditions alone and put together. */
function nodes(leaf: fc.Arbitrary<Condition>): fc.Arbitrary<ConditionNode> {
  const some = fc.array(leaf, { maxLength: 2 });
  return fc.oneof(
    { arbitrary: leaf, weight: 5 },
    { arbitrary: some.map((parts) => ({ all_of: parts })), weight: 1 },
    { arbitrary: some.map((parts) => ({ any_of: parts })), weight: 1 },
    { arbitrary: leaf.map((part) => ({ not: part })), weight: 1 },
    { arbitrary: some.map((parts) => ({ not: { any_of: parts } })), weight: 1 },
  );
}

/** Specifications of up to four rules; `plain` ones hold only conditions that few values stand for. */
export function randomSpecification(kind: 'plain' | 'any'): fc.Arbitrary<Specification> {
  const leaf = kind === 'plain' ? plain : fc.oneof(plain, other);
  const rule = fc.record({
    effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    conditions: fc.array(nodes(leaf), { minLength: 1, maxLength: 3 }),
  });
  return fc.record({
    rules: fc.array(rule, { minLength: 1, maxLength: 4 }).map(named),
    default: fc.record({ effect: fc.constantFrom('Deny', 'Deny', 'Deny', 'Allow') }),
  });
}

function named(rules: readonly Omit<Rule, 'rule_id'>[]): readonly Rule[] {
  return rules.map((rule, at) => ({ rule_id: `r${at}`, ...rule }));
}

/** One to three policies on the same resource, of two priorities. */
export function randomPolicies(kind: 'plain' | 'any'): fc.Arbitrary<readonly ActivePolicy[]> {
  const one = fc.tuple(randomSpecification(kind), fc.constantFrom(0, 10));
  return fc
    .array(one, { minLength: 1, maxLength: 3 })
    .map((all) =>
      all.map(([specification, priority], at) => policyOf(specification, priority, at)),
    );
}

function policyOf(specification: Specification, priority: number, at: number): ActivePolicy {
  const permissions = [{ resource: 'orders', actions: ['*'], priority, environment: null }];
  return { id: `pol_${at}`, name: `p${at}`, version: 1, specification, permissions };
}

/** Requests whose attributes are of the domain. */
export const randomRequest: fc.Arbitrary<DecisionRequest> = fc
  .record({
    values: fc.tuple(...Object.values(RANDOM_DOMAIN).map((values) => fc.constantFrom(...values))),
    action: fc.constantFrom('read', 'write'),
  })
  .map(({ values, action }) => {
    const given = Object.keys(RANDOM_DOMAIN).map((name, at) => [name, values[at] ?? null] as const);
    return {
      attributes: attributesOf(given.filter(([name]) => name.startsWith('ext_'))),
      context: Object.fromEntries(
        given
          .filter(([name]) => name.startsWith('context.'))
          .map(([name, value]) => [name.slice('context.'.length), value]),
      ),
      resource: 'orders',
      action,
      now: NOW,
    };
  });

function attributesOf(given: readonly (readonly [string, AttributeValue | null])[]): Attributes {
  return Object.fromEntries(
    given.flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}
