import { describe, expect, it } from 'vitest';
import type { PolicyTest } from './policy';
import { runPolicyTests } from './run-policy-tests';
import type { Specification } from './specification';

const NOW = Date.parse('2026-11-21T09:00:00Z');

const limit = (value: number): Specification => ({
  rules: [
    {
      rule_id: 'small',
      effect: 'Allow',
      conditions: [{ function: 'number_less_than', attribute: 'context.amount', value }],
    },
    {
      rule_id: 'late',
      effect: 'Deny',
      conditions: [{ function: 'time_after', attribute: 'now', value: '2026-12-01T00:00:00Z' }],
    },
  ],
  default: { effect: 'Deny' },
});

function test(changes: Partial<PolicyTest>): PolicyTest {
  return {
    name: 'An approver approves 900',
    attributes: {},
    resource: 'orders',
    action: 'approve',
    context: { amount: 900 },
    now: null,
    expected: 'Deny',
    ...changes,
  };
}

function run(specification: Specification, saved: Specification | null, ...tests: PolicyTest[]) {
  return runPolicyTests({ name: 'p', specification, tests }, saved, NOW);
}

describe('the tests of a policy', () => {
  it('tell what was expected, what came, by which rule, and whether the draft is why', () => {
    expect(run(limit(1000), limit(500), test({}))).toEqual([
      {
        name: 'An approver approves 900',
        expected: 'Deny',
        got: 'Allow',
        reason: 'RULE_ALLOWED',
        ruleId: 'small',
        passed: false,
        changedByDraft: true,
      },
    ]);
  });

  it('are changed by no draft where nothing is saved, or the saved policy says the same', () => {
    expect(run(limit(1000), null, test({}))[0]?.changedByDraft).toBe(false);
    expect(run(limit(1000), limit(950), test({}))[0]?.changedByDraft).toBe(false);
  });

  it('judge the policy alone, attached to whatever resource and action they name', () => {
    const tests = [test({}), test({ resource: '__proto__' }), test({ action: 'anything' })];
    expect(run(limit(1000), null, ...tests).map(({ got }) => got)).toEqual(Array(3).fill('Allow'));
  });

  it('fall back to the default', () => {
    const [result] = run(limit(10), null, test({}));
    expect(result).toMatchObject({ reason: 'DEFAULT_DENIED', ruleId: null, passed: true });
  });

  it('run at their own moment, else at that of the run', () => {
    const late = test({ now: '2026-12-01T01:00:00+00:30' });
    expect(run(limit(1000), null, late, test({})).map(({ got }) => got)).toEqual(['Deny', 'Allow']);
  });
});
