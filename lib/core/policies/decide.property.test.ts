import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideNaively, evaluateNaively } from '@/lib/testing/naive-decision';
import {
  madeUpNode,
  madeUpPolicies,
  madeUpRequest,
  madeUpSpecification,
} from '@/lib/testing/policy-documents';
import { compilePolicies } from './compile-policies';
import type { DecisionRequest, PermissionTrace, RuleTrace } from './decision';
import { evaluateNode } from './evaluate-node';
import type { ActivePolicy } from './policy';
import type { Condition, ConditionNode } from './specification';

const RUNS = { seed: 67, numRuns: 1000 };

/** These make thousands of cases each. */
const TIMEOUT = { timeout: 30_000 };

describe('the engine', TIMEOUT, () => {
  it('evaluates conditions as the naive interpreter does', () => {
    fc.assert(
      fc.property(madeUpNode, madeUpRequest, (node, request) => {
        expect(evaluateNode(node, request).outcome).toBe(evaluateNaively(node, request));
      }),
      { ...RUNS, numRuns: 4000 },
    );
  });

  it('decides as the naive interpreter does', () => {
    fc.assert(
      fc.property(madeUpPolicies, madeUpRequest, (policies, request) => {
        const { allowed, reason, policy, ruleId } = compilePolicies(policies, 'production').decide(
          request,
        );
        const rule = ruleId === null ? null : `${policy?.id} ${ruleId}`;
        expect({ allowed, reason, rule }).toEqual(decideNaively(policies, 'production', request));
      }),
      RUNS,
    );
  });

  it('explains what it decides', () => {
    fc.assert(
      fc.property(madeUpPolicies, madeUpRequest, (policies, request) => {
        const engine = compilePolicies(policies, 'production');
        const { decision, trace } = engine.explain(request);
        expect(decision).toBe(engine.decide(request));
        expect(decisionIn(trace.permissions)).toEqual({
          allowed: decision.allowed,
          reason: decision.reason,
          priority: decision.priority,
        });
      }),
      RUNS,
    );
  });
});

/** What follows from a trace alone. */
function decisionIn(permissions: readonly PermissionTrace[]) {
  const decided = permissions.filter(({ state }) => state === 'decided');
  const [first] = decided;
  if (first === undefined) return { allowed: false, reason: 'NO_POLICY', priority: null };
  const matched = (some: readonly PermissionTrace[], effect?: string): readonly RuleTrace[] =>
    some.flatMap(({ rules }) =>
      rules.filter((rule) => rule.matched && (effect ?? rule.effect) === rule.effect),
    );
  const { priority } = first;
  const above = permissions.filter((one) => one.state === 'passed' && one.priority > priority);
  expect(matched(above)).toEqual([]);
  if (matched(decided).length > 0) {
    const allowed = matched(decided, 'Deny').length === 0;
    return { allowed, reason: allowed ? 'RULE_ALLOWED' : 'RULE_DENIED', priority };
  }
  expect(matched(permissions)).toEqual([]);
  const allowed = decided.every(({ defaultEffect }) => defaultEffect === 'Allow');
  return { allowed, reason: allowed ? 'DEFAULT_ALLOWED' : 'DEFAULT_DENIED', priority };
}

describe('order', TIMEOUT, () => {
  it('threat 83: of policies, permissions, rules and conditions makes no difference', () => {
    fc.assert(
      fc.property(
        madeUpPolicies,
        madeUpRequest,
        fc.infiniteStream(fc.nat()),
        (policies, request, dice) => {
          const shuffled = shuffle(policies, dice).map((policy) => shuffleWithin(policy, dice));
          const [one, other] = [policies, shuffled].map((some) =>
            compilePolicies(some, 'production').decide(request),
          );
          expect(other).toEqual(one);
        },
      ),
      RUNS,
    );
  });
});

function shuffleWithin(policy: ActivePolicy, dice: Iterator<number>): ActivePolicy {
  const rules = shuffle(policy.specification.rules, dice).map((rule) => ({
    ...rule,
    conditions: shuffle(rule.conditions, dice),
  }));
  return {
    ...policy,
    permissions: shuffle(policy.permissions, dice),
    specification: { ...policy.specification, rules },
  };
}

function shuffle<T>(list: readonly T[], dice: Iterator<number>): readonly T[] {
  return list
    .map((one) => ({ one, key: dice.next().value }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
}

describe('three values', TIMEOUT, () => {
  const KNOWN: Condition = { function: 'string_equal', attribute: 'ext_known', value: 'yes' };
  const OF: Readonly<Record<string, ConditionNode>> = {
    true: KNOWN,
    false: { ...KNOWN, value: 'no' },
    unknown: { ...KNOWN, attribute: 'ext_absent' },
  };
  const request = requestWith({ ext_known: 'yes' });
  const names = Object.keys(OF);
  const triples = names.flatMap((a) => names.flatMap((b) => names.map((c) => [a, b, c])));
  const nodeOf = (name: string) => OF[name] ?? KNOWN;

  it.each(triples)('of %s, %s and %s', (...triple) => {
    const nodes = triple.map(nodeOf);
    const all = triple.includes('false')
      ? 'false'
      : triple.includes('unknown')
        ? 'unknown'
        : 'true';
    const any = triple.includes('true') ? 'true' : triple.includes('unknown') ? 'unknown' : 'false';
    const flipped: Readonly<Record<string, string>> = { true: 'false', false: 'true' };
    const outcome = (node: ConditionNode) => evaluateNode(node, request).outcome;
    expect(outcome({ all_of: nodes })).toBe(all);
    expect(outcome({ any_of: nodes })).toBe(any);
    expect(outcome({ not: { all_of: nodes } })).toBe(flipped[all] ?? 'unknown');
    expect(outcome({ not: { any_of: nodes } })).toBe(flipped[any] ?? 'unknown');
    const [a = KNOWN, b = KNOWN, c = KNOWN] = nodes;
    expect(outcome({ all_of: [a, { any_of: [b, c] }] })).toBe(
      evaluateNaively({ all_of: [a, { any_of: [b, c] }] }, request),
    );
  });

  it('threat 81: what is absent satisfies no condition but those of presence, however negated', () => {
    fc.assert(
      fc.property(madeUpNode, (node) => {
        const nothing = requestWith({});
        fc.pre(!mentions(node, isKnownWithoutClaims));
        expect(evaluateNode(node, nothing).outcome).toBe('unknown');
        expect(evaluateNode({ not: node }, nothing).outcome).toBe('unknown');
      }),
      RUNS,
    );
  });

  it('threat 81: a rule that needs to know an absent claim never matches', () => {
    const needs: Condition = { function: 'string_not_equal', attribute: 'ext_absent', value: 'x' };
    fc.assert(
      fc.property(
        madeUpSpecification,
        madeUpRequest,
        fc.boolean(),
        (specification, asked, negated) => {
          const added: ConditionNode = negated
            ? { not: { ...needs, function: 'string_equal' } }
            : needs;
          const rules = specification.rules.map((rule) => ({
            ...rule,
            conditions: [...rule.conditions, added],
          }));
          const permissions = [
            { resource: asked.resource, actions: ['*'], priority: 0, environment: null },
          ];
          const policy = {
            id: 'p',
            name: 'p',
            version: 1,
            permissions,
            specification: { ...specification, rules },
          };
          const { ruleId } = compilePolicies([policy], 'production').decide(asked);
          expect(ruleId).toBeNull();
        },
      ),
      RUNS,
    );
  });
});

/** Conditions of presence, and those on what every request has. */
function isKnownWithoutClaims(condition: Condition): boolean {
  const always = ['resource', 'action', 'now'];
  return (
    condition.function === 'exists' ||
    condition.function === 'not_exists' ||
    (always.includes(condition.attribute) && always.includes(condition.valueFrom ?? 'now'))
  );
}

function mentions(node: ConditionNode, test: (condition: Condition) => boolean): boolean {
  if ('all_of' in node) return node.all_of.some((part) => mentions(part, test));
  if ('any_of' in node) return node.any_of.some((part) => mentions(part, test));
  return 'not' in node ? mentions(node.not, test) : test(node);
}

function requestWith(attributes: DecisionRequest['attributes']): DecisionRequest {
  return { attributes, resource: 'a', action: 'a', context: {}, now: 0 };
}
