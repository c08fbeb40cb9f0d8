import { describe, expect, it } from 'vitest';
import { compilePolicies } from './compile-policies';
import type { DecisionRequest } from './decision';
import { decisionSentence } from './decision-words';
import type { ActivePolicy, PolicyPermission } from './policy';
import { smallestChange } from './smallest-change';
import type { Effect, Rule } from './specification';

const allowAdmins: Rule = {
  rule_id: 'admins',
  effect: 'Allow',
  conditions: [{ function: 'string_equal', attribute: 'ext_role', value: 'admin' }],
};
const denyFree: Rule = {
  rule_id: 'free',
  effect: 'Deny',
  conditions: [{ function: 'string_equal', attribute: 'ext_plan', value: 'free' }],
};

function permission(given: Partial<PolicyPermission> = {}): PolicyPermission {
  return { resource: 'orders', actions: ['read'], priority: 0, environment: null, ...given };
}

function policy(
  id: string,
  rules: readonly Rule[],
  given: Partial<PolicyPermission>[] = [{}],
  effect: Effect = 'Deny',
): ActivePolicy {
  const specification = { rules, default: { effect } };
  return { id, name: id, version: 1, specification, permissions: given.map(permission) };
}

function request(given: Partial<DecisionRequest> = {}): DecisionRequest {
  return {
    attributes: { ext_role: 'admin', ext_plan: 'free' },
    resource: 'orders',
    action: 'read',
    context: {},
    now: 1_700_000_000_000,
    ...given,
  };
}

function decide(policies: readonly ActivePolicy[], given: Partial<DecisionRequest> = {}) {
  return compilePolicies(policies, 'production').decide(request(given));
}

describe('compilePolicies', () => {
  it('denies where no permission names the resource and action', () => {
    const nothing = {
      allowed: false,
      reason: 'NO_POLICY',
      policy: null,
      ruleId: null,
      priority: null,
    };
    expect(decide([])).toEqual(nothing);
    expect(decide([policy('a', [allowAdmins])], { action: 'write' })).toEqual(nothing);
    expect(decide([policy('a', [allowAdmins])], { resource: 'constructor' })).toEqual(nothing);
  });

  it('names the rule that decided', () => {
    expect(decide([policy('a', [allowAdmins])])).toEqual({
      allowed: true,
      reason: 'RULE_ALLOWED',
      policy: { id: 'a', name: 'a', version: 1 },
      ruleId: 'admins',
      priority: 0,
    });
  });

  it('lets Deny beat Allow within one priority', () => {
    const policies = [policy('a', [allowAdmins]), policy('b', [denyFree])];
    expect(decide(policies)).toMatchObject({
      allowed: false,
      reason: 'RULE_DENIED',
      ruleId: 'free',
    });
  });

  it('lets the first priority with a matching rule decide', () => {
    const policies = [policy('a', [allowAdmins], [{ priority: 1 }]), policy('b', [denyFree])];
    expect(decide(policies)).toMatchObject({ allowed: true, priority: 1 });
    expect(decide(policies, { attributes: { ext_plan: 'free' } })).toMatchObject({
      reason: 'RULE_DENIED',
      priority: 0,
    });
  });

  it('falls to the defaults of the highest priority, Deny before Allow', () => {
    const none = { attributes: {} };
    const open = policy('a', [allowAdmins], [{ priority: 5 }], 'Allow');
    const shut = policy('b', [denyFree], [{ priority: 1 }], 'Deny');
    expect(decide([open, shut], none)).toMatchObject({
      allowed: true,
      reason: 'DEFAULT_ALLOWED',
      policy: { id: 'a' },
      ruleId: null,
      priority: 5,
    });
    const shutToo = policy('c', [], [{ priority: 5 }], 'Deny');
    expect(decide([open, shut, shutToo], none)).toMatchObject({
      reason: 'DEFAULT_DENIED',
      policy: { id: 'c' },
    });
  });

  it('lets * stand for any action, beside those that are named', () => {
    const any = policy('a', [allowAdmins], [{ actions: ['*'] }]);
    const named = policy('b', [denyFree], [{ actions: ['delete', 'read'] }]);
    expect(decide([any, named], { action: 'delete' })).toMatchObject({ ruleId: 'free' });
    for (const action of ['write', '*', 'constructor', '']) {
      expect(decide([any, named], { action })).toMatchObject({ ruleId: 'admins' });
    }
    expect(decide([named], { action: '*' })).toMatchObject({ reason: 'NO_POLICY' });
    expect(decide([any], { resource: 'Orders' })).toMatchObject({ reason: 'NO_POLICY' });
  });

  it('counts permissions of its own environment and of all; without one, every permission', () => {
    const policies = [
      policy('a', [allowAdmins], [{ environment: null }]),
      policy('b', [denyFree], [{ environment: 'staging', priority: 1 }]),
    ];
    const reasonIn = (environment: 'production' | 'staging' | null) =>
      compilePolicies(policies, environment).decide(request()).reason;
    expect(reasonIn('production')).toBe('RULE_ALLOWED');
    expect(reasonIn('staging')).toBe('RULE_DENIED');
    expect(reasonIn(null)).toBe('RULE_DENIED');
  });

  it('takes a rule without conditions to match always', () => {
    const always: Rule = { rule_id: 'always', effect: 'Allow', conditions: [] };
    expect(decide([policy('a', [always])], { attributes: {} })).toMatchObject({ ruleId: 'always' });
  });

  it('names the first by policy id and rule_id where several match', () => {
    const twin = { ...allowAdmins, rule_id: 'aaa' };
    const policies = [policy('b', [allowAdmins, twin]), policy('a', [allowAdmins, twin])];
    expect(decide(policies)).toMatchObject({ policy: { id: 'a' }, ruleId: 'aaa' });
  });

  it('gives the same decision each time, and nobody can change it', () => {
    const engine = compilePolicies([policy('a', [allowAdmins])], null);
    const decision = engine.decide(request());
    expect(engine.decide(request())).toBe(decision);
    expect(Object.isFrozen(decision) && Object.isFrozen(decision.policy)).toBe(true);
  });
});

describe('explain', () => {
  const policies = [
    policy('top', [denyFree], [{ priority: 9 }]),
    policy('mid', [allowAdmins], [{ priority: 5 }, { priority: 5, actions: ['*'] }], 'Allow'),
    policy('low', [allowAdmins], [{ priority: 1 }]),
  ];
  const statesFor = (attributes: DecisionRequest['attributes']) =>
    compilePolicies(policies, null)
      .explain(request({ attributes }))
      .trace.permissions.map(({ policyId, state, rules, rulesAt }) => [
        policyId,
        state,
        rulesAt === null ? rules.length : `as ${rulesAt}`,
      ]);

  it('tells which permissions decided, which passed, and which were not reached', () => {
    expect(statesFor({ ext_role: 'admin', ext_plan: 'pro' })).toEqual([
      ['top', 'passed', 1],
      ['mid', 'decided', 1],
      ['mid', 'decided', 'as 1'],
      ['low', 'not_reached', 0],
    ]);
    expect(statesFor({})).toEqual([
      ['top', 'decided', 1],
      ['mid', 'passed', 1],
      ['mid', 'passed', 'as 1'],
      ['low', 'passed', 1],
    ]);
  });

  it('tells what each condition looked at, whether it mattered or not', () => {
    const rule: Rule = {
      rule_id: 'r',
      effect: 'Allow',
      conditions: [
        { function: 'string_equal', attribute: 'ext_role', value: 'Admin' },
        {
          any_of: [
            { function: 'list_contains', attribute: 'ext_role', value: 'x' },
            { function: 'string_equal', attribute: 'ext_role', valueFrom: 'context.role' },
          ],
        },
      ],
    };
    const engine = compilePolicies([policy('a', [rule])], null);
    const { trace } = engine.explain(request({ context: { role: 'admin' } }));
    expect(trace.permissions[0]?.rules).toEqual([
      {
        ruleId: 'r',
        effect: 'Allow',
        matched: false,
        conditions: [
          {
            kind: 'condition',
            condition: rule.conditions[0],
            outcome: 'false',
            actual: 'admin',
            actualSize: null,
            wanted: 'Admin',
            wantedSize: null,
            unknown: null,
            differsInCaseOnly: true,
          },
          {
            kind: 'any_of',
            outcome: 'true',
            parts: [
              expect.objectContaining({
                outcome: 'unknown',
                actual: 'admin',
                wanted: 'x',
                unknown: { attribute: 'ext_role', why: 'wrong_type' },
              }),
              expect.objectContaining({ outcome: 'true', wanted: 'admin', unknown: null }),
            ],
          },
        ],
      },
    ]);
  });

  it('tells nothing where no permission covers the request', () => {
    const { decision, trace } = compilePolicies(policies, null).explain(request({ resource: 'x' }));
    expect(decision.reason).toBe('NO_POLICY');
    expect(trace.permissions).toEqual([]);
  });
});

describe('a policy whose stored document cannot be read', () => {
  const open: Rule = { rule_id: 'open', effect: 'Allow', conditions: [] };
  const damaged: ActivePolicy = {
    ...policy('a', [], [{ priority: 5 }]),
    unreadable: true,
  };
  const denied = {
    allowed: false,
    reason: 'DEFAULT_DENIED',
    policy: { id: 'a', name: 'a', version: 1 },
    ruleId: null,
    priority: 5,
    unreadable: true,
  };

  it('denies at its priority, whatever others allow there and below', () => {
    expect(decide([damaged, policy('b', [open], [{ priority: 5 }])])).toEqual(denied);
    expect(decide([damaged, policy('b', [open])])).toEqual(denied);
    expect(decide([damaged, policy('b', [open], [{ priority: 6 }])]).allowed).toBe(true);
  });

  it('is said to be so, with no rule of its own', () => {
    const engine = compilePolicies([damaged, policy('b', [open])], 'production');
    const { decision, trace } = engine.explain(request());
    expect(decisionSentence(decision).text).toBe('the stored policy `a` cannot be read');
    expect(trace.permissions).toMatchObject([
      { policyId: 'a', state: 'decided', rules: [], unreadable: true },
      { policyId: 'b', state: 'not_reached' },
    ]);
    const question = { policies: [damaged], environment: null, request: request() };
    expect(smallestChange(question)?.kind).toBe('no_attribute');
  });
});
