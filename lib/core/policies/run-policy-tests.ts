import { compilePolicies, type DecisionEngine } from './compile-policies';
import type { Decision } from './decision';
import type { PolicyDraft, PolicyTest } from './policy';
import type { PolicyTestResult } from './policy-test-result';
import type { Effect, Specification } from './specification';

/** What tests need of a draft. */
export type TestedDraft = Pick<PolicyDraft, 'name' | 'specification' | 'tests'>;

/**
 * Runs the tests of a policy, in their order. A test judges this policy alone, as if it were attached to
 * the test's resource and action and nothing else were: neither its permissions nor another policy make
 * a test fail, and a required mapping is not asked for. `saved` is what the draft is compared with (null:
 * nothing is saved yet); `now`, in epoch milliseconds, stands in for tests without a moment of their own.
 */
export function runPolicyTests(
  draft: TestedDraft,
  saved: Specification | null,
  now: number,
): readonly PolicyTestResult[] {
  const engine = engineFor(draft.specification, draft);
  const before = saved === null ? null : engineFor(saved, draft);
  return draft.tests.map((test) => {
    const decision = decide(engine, test, now);
    const got = effectOf(decision);
    return {
      name: test.name,
      expected: test.expected,
      got,
      reason: decision.reason,
      ruleId: decision.ruleId,
      passed: got === test.expected,
      changedByDraft: before !== null && effectOf(decide(before, test, now)) !== got,
    };
  });
}

/** The policy attached to everything that its tests ask about. */
function engineFor(specification: Specification, { name, tests }: TestedDraft): DecisionEngine {
  const resources = [...new Set(tests.map(({ resource }) => resource))];
  const permissions = resources.map((resource) => {
    return { resource, actions: ['*'], priority: 0, environment: null };
  });
  return compilePolicies([{ id: 'draft', name, version: 0, specification, permissions }], null);
}

function decide(engine: DecisionEngine, test: PolicyTest, now: number): Decision {
  const { attributes, resource, action, context } = test;
  const moment = test.now === null ? now : Date.parse(test.now);
  return engine.decide({ attributes, resource, action, context, now: moment });
}

function effectOf({ allowed }: Decision): Effect {
  return allowed ? 'Allow' : 'Deny';
}
