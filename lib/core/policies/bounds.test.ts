import { describe, expect, it } from 'vitest';
import { compilePolicies } from './compile-policies';
import type { DecisionRequest } from './decision';
import type { ActivePolicy } from './policy';
import type { Condition } from './specification';

/** A policy of one Allow rule per condition, attached at so many priorities. */
function attachedOften(conditions: readonly Condition[], priorities: number): ActivePolicy {
  const rules = conditions.map((condition, at) => {
    return { rule_id: `r${at}`, effect: 'Allow', conditions: [condition] } as const;
  });
  const permissions = Array.from({ length: priorities }, (_, priority) => {
    return { resource: 'orders', actions: ['*'], priority, environment: null };
  });
  const specification = { rules, default: { effect: 'Deny' } } as const;
  return { id: 'pol_a', name: 'a', version: 1, specification, permissions };
}

function asks(attributes: DecisionRequest['attributes']): DecisionRequest {
  return { attributes, resource: 'orders', action: 'read', context: {}, now: 0 };
}

/** Attributes whose `ext_a` counts how often it is read. */
function counting(value: string) {
  const counted = { reads: 0 };
  const attributes = {
    get ext_a() {
      counted.reads += 1;
      return value;
    },
  };
  return { counted, attributes };
}

const CONDITIONS = Array.from({ length: 50 }, (_, at): Condition => {
  return { function: 'string_contains', attribute: 'ext_a', value: `no${at}` };
});

describe('the work of one decision', () => {
  it('asks each condition of a policy once, at however many priorities it is attached', () => {
    const { counted, attributes } = counting('yes');
    const decision = compilePolicies([attachedOften(CONDITIONS, 100)], null).decide(
      asks(attributes),
    );
    expect(decision).toMatchObject({ reason: 'DEFAULT_DENIED', priority: 99 });
    expect(counted.reads).toBe(CONDITIONS.length);
  });
});
