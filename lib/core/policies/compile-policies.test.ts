import { describe, expect, it } from 'vitest';
import { compilePolicies } from './compile-policies';
import type { DecisionRequest } from './decision';
import type { ActivePolicy, PolicyPermission } from './policy';
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
});
