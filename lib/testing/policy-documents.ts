import fc from 'fast-check';
import type { AttributeScalar, AttributeValue } from '@/lib/core/policies/attributes';
import type { DecisionRequest } from '@/lib/core/policies/decision';
import { FUNCTION_NAMES, type FunctionName } from '@/lib/core/policies/function-names';
import { FUNCTIONS } from '@/lib/core/policies/functions';
import type { ActivePolicy, PolicyPermission } from '@/lib/core/policies/policy';
import type { OperandKind } from '@/lib/core/policies/policy-function';
import {
  type Condition,
  type ConditionNode,
  EFFECTS,
  type Rule,
  type Specification,
} from '@/lib/core/policies/specification';
import type { JsonObject, JsonValue } from '@/lib/core/tokens/json-value';

const TEXTS = ['a', 'A', 'ab', 'ba*', 'a?', '', '1', 'true'];
const NUMBERS = [0, 1, 1.5, -1, 1_769_882_400];
const TIMES = [
  '2026-01-31T18:00:00Z',
  '2026-01-31T20:00:00+02:00',
  '2026-02-01',
  '2026-01-31T19:30',
  '09:00',
  '18:00',
  '23:59',
];
const NETWORKS = [
  '10.0.0.0/8',
  '10.1.0.0/16',
  '10.0.0.1',
  '2001:db8::/32',
  '::ffff:10.0.0.0/104',
  '0.0.0.0/0',
  '::/0',
];
const ADDRESSES = [
  '10.0.0.1',
  '10.1.2.3',
  '11.0.0.1',
  '::ffff:10.1.2.3',
  '2001:db8::1',
  '::1',
  '10.1',
];

/** Attributes of made-up conditions; requests have some of them. */
export const MADE_UP_ATTRIBUTES = [
  'ext_a',
  'ext_b',
  'ext_c',
  'permissions',
  'context.d',
  'context.e.f',
  'resource',
  'action',
  'now',
] as const;

const scalar = fc.constantFrom<AttributeScalar>(...TEXTS, ...NUMBERS, true, false);
const value: fc.Arbitrary<AttributeValue> = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.constantFrom(...NUMBERS),
  fc.boolean(),
  fc.constantFrom(...TIMES),
  fc.constantFrom(...ADDRESSES),
  fc.array(scalar, { maxLength: 3 }),
);
const json: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 4, arbitrary: value },
  { weight: 1, arbitrary: fc.constantFrom<JsonValue>(null, {}, [null], [['a']], { f: 'a' }) },
);
const attribute = fc.constantFrom(...MADE_UP_ATTRIBUTES);

const OPERANDS: Readonly<Record<OperandKind, fc.Arbitrary<AttributeScalar>>> = {
  text: fc.constantFrom(...TEXTS),
  number: fc.constantFrom(...NUMBERS),
  boolean: fc.boolean(),
  scalar,
  time: fc.constantFrom(...TIMES),
  network: fc.constantFrom(...NETWORKS),
};

/** One comparison that `readSpecification` accepts, with any function. */
export const madeUpCondition: fc.Arbitrary<Condition> = fc
  .constantFrom(...FUNCTION_NAMES)
  .chain((name) =>
    fc.record({ operand: operandOf(name), options: optionsOf(name), attribute }).map((made) => ({
      function: name,
      attribute: made.attribute,
      ...made.operand,
      ...made.options,
    })),
  );

type Operand = Pick<Condition, 'value' | 'values' | 'valueFrom'>;

function operandOf(name: FunctionName): fc.Arbitrary<Operand> {
  const { operand, comparesWith, valueCount } = FUNCTIONS[name];
  if (operand === null) return fc.constant({});
  const from = attribute.map((valueFrom): Operand => ({ valueFrom }));
  const one = OPERANDS[operand].map((written): Operand => ({ value: written }));
  const size = valueCount === null ? { minLength: 1, maxLength: 3 } : pairSize(valueCount);
  const several = fc
    .array(OPERANDS[operand], size)
    .map((values): Operand => ({ values: operand === 'number' ? inOrder(values) : values }));
  if (comparesWith === 'value') return fc.oneof(one, one, one, from);
  return comparesWith === 'values'
    ? fc.oneof(several, several, several, from)
    : fc.oneof(one, several, from);
}

function pairSize(length: number) {
  return { minLength: length, maxLength: length };
}

function inOrder(values: readonly AttributeScalar[]): readonly AttributeScalar[] {
  return values.toSorted((a, b) => Number(a) - Number(b));
}

function optionsOf(name: FunctionName): fc.Arbitrary<Pick<Condition, 'ignoreCase' | 'timeZone'>> {
  const { options } = FUNCTIONS[name];
  const none = fc.constant({});
  if (options.includes('ignoreCase'))
    return fc.oneof(
      none,
      fc.boolean().map((ignoreCase) => ({ ignoreCase })),
    );
  if (!options.includes('timeZone')) return none;
  const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu');
  return fc.oneof(
    none,
    zone.map((timeZone) => ({ timeZone })),
  );
}

/** Conditions and composites of them, up to four deep. */
export const madeUpNode: fc.Arbitrary<ConditionNode> = fc.letrec<{ node: ConditionNode }>(
  (tie) => ({
    node: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      { weight: 4, arbitrary: madeUpCondition },
      { weight: 1, arbitrary: tie('node').map((node) => ({ not: node })) },
      {
        weight: 1,
        arbitrary: fc
          .array(tie('node'), { minLength: 1, maxLength: 3 })
          .map((nodes) => ({ all_of: nodes })),
      },
      {
        weight: 1,
        arbitrary: fc
          .array(tie('node'), { minLength: 1, maxLength: 3 })
          .map((nodes) => ({ any_of: nodes })),
      },
    ),
  }),
).node;

const rules: fc.Arbitrary<readonly Rule[]> = fc
  .array(
    fc.record({
      effect: fc.constantFrom(...EFFECTS),
      conditions: fc.array(madeUpNode, { maxLength: 2 }),
    }),
    { maxLength: 3 },
  )
  .map((made) => made.map((rule, at) => ({ rule_id: `rule-${at}`, ...rule })));

/** A specification of up to three rules. */
export const madeUpSpecification: fc.Arbitrary<Specification> = fc.record({
  rules,
  default: fc.record({ effect: fc.constantFrom(...EFFECTS) }),
});

const permission: fc.Arbitrary<PolicyPermission> = fc.record({
  resource: fc.constantFrom('a', 'a', 'b'),
  actions: fc.uniqueArray(fc.constantFrom('a', 'b', '*'), { minLength: 1 }),
  priority: fc.integer({ min: -1, max: 1 }),
  environment: fc.constantFrom(null, 'production', 'staging'),
});

/** Up to five policies that are attached here and there. */
export const madeUpPolicies: fc.Arbitrary<readonly ActivePolicy[]> = fc
  .array(
    fc.record({
      specification: madeUpSpecification,
      permissions: fc.array(permission, { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 5 },
  )
  .map((made) =>
    made.map((policy, at) => ({ id: `pol_${at}`, name: `Policy ${at}`, version: 1, ...policy })),
  );

/** A request that has some of the attributes, with values of every kind. */
export const madeUpRequest: fc.Arbitrary<DecisionRequest> = fc
  .record({
    attributes: fc.record(
      { ext_a: value, ext_b: value, ext_c: value, permissions: value },
      { requiredKeys: ['ext_a', 'ext_b'] },
    ),
    resource: fc.constantFrom('a', 'a', 'a', 'b', 'c'),
    action: fc.constantFrom('a', 'b', 'c'),
    context: fc.record(
      { d: json, e: fc.oneof(json, fc.record({ f: json })) },
      { requiredKeys: [] },
    ),
    now: fc.constantFrom(0, 1_769_882_400_000, 1_775_000_000_123),
  })
  .map(({ attributes, context, ...rest }) => ({
    ...rest,
    attributes: Object.assign(Object.create(null), attributes),
    context: withoutUndefined(context),
  }));

function withoutUndefined(made: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  const context: Record<string, JsonValue> = {};
  for (const [name, given] of Object.entries(made)) if (given !== undefined) context[name] = given;
  return context;
}
