import { describe, expect, it } from 'vitest';
import type { ConditionTrace, DecisionTrace, UnknownReason } from '../policies/decision';
import { unmappedAttributes } from './unmapped-attributes';

function unknown(attribute: string, why: UnknownReason = 'absent'): ConditionTrace {
  return {
    kind: 'condition',
    condition: { function: 'string_equal', attribute, value: 'x' },
    outcome: 'unknown',
    actual: null,
    actualSize: null,
    wanted: 'x',
    wantedSize: null,
    unknown: { attribute, why },
    differsInCaseOnly: false,
  };
}

function traceOf(...conditions: readonly ConditionTrace[]): DecisionTrace {
  const rule = { ruleId: 'r', effect: 'Allow', matched: false, conditions } as const;
  return {
    permissions: [
      {
        policyId: 'pol_1',
        policyName: 'orders',
        policyVersion: 1,
        resource: 'orders',
        actions: ['approve'],
        priority: 100,
        defaultEffect: 'Deny',
        state: 'decided',
        rules: [rule],
        rulesAt: null,
        rulesLeftOut: 0,
      },
    ],
    permissionsLeftOut: 0,
  };
}

const CLAIMS = { sub: 'user_1', org_id: 'org_dev', 'https://acme.example/Role': 'admin' };

describe('an attribute that no mapping makes', () => {
  it('is told with the claim of its name, or near it, once', () => {
    const nested: ConditionTrace = {
      kind: 'any_of',
      outcome: 'unknown',
      parts: [unknown('ext_role'), unknown('ext_org_id')],
    };
    expect(unmappedAttributes(traceOf(unknown('ext_org_id'), nested), CLAIMS, [])).toEqual([
      { attribute: 'ext_org_id', claim: 'org_id' },
      { attribute: 'ext_role', claim: 'https://acme.example/Role' },
    ]);
  });

  it('is not told where a mapping makes it, nothing is like it, or it is there', () => {
    const rows = [{ jwtPath: 'o.id', attribute: 'org_id', required: false }];
    expect(unmappedAttributes(traceOf(unknown('ext_org_id')), CLAIMS, rows)).toEqual([]);
    expect(unmappedAttributes(traceOf(unknown('ext_department')), CLAIMS, [])).toEqual([]);
    expect(unmappedAttributes(traceOf(unknown('ext_org_id', 'wrong_type')), CLAIMS, [])).toEqual(
      [],
    );
    expect(unmappedAttributes(traceOf(unknown('context.org_id')), CLAIMS, [])).toEqual([]);
  });
});
