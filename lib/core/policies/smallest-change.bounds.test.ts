import { afterEach, describe, expect, it, vi } from 'vitest';
import { compilePolicies } from './compile-policies';
import type { DecisionRequest } from './decision';
import { FUNCTIONS } from './functions';
import type { ActivePolicy } from './policy';
import { smallestChange } from './smallest-change';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Policies of 100 rules with five conditions each, every one on another attribute. */
function largePolicies(count: number, prefix: 'ext_' | 'context.'): readonly ActivePolicy[] {
  return Array.from({ length: count }, (_, policy) => ({
    id: `pol_${policy}`,
    name: `p${policy}`,
    version: 1,
    permissions: [{ resource: 'orders', actions: ['*'], priority: 0, environment: null }],
    specification: {
      rules: Array.from({ length: 100 }, (_, rule) => ({
        rule_id: `r${rule}`,
        effect: rule % 2 === 0 ? ('Allow' as const) : ('Deny' as const),
        conditions: Array.from({ length: 5 }, (_, at) => ({
          function: 'string_equal' as const,
          attribute: `${prefix}a${policy}_${rule}_${at}`,
          value: 'x',
        })),
      })),
      default: { effect: 'Deny' },
    },
  }));
}

function askedOf(attributes: DecisionRequest['attributes']): DecisionRequest {
  return { attributes, resource: 'orders', action: 'read', context: {}, now: 0 };
}

/** Asks with attributes that count how often one is read, of policies that an engine compiled before. */
function askCounting(count: number, maxSteps: number) {
  const policies = largePolicies(count, 'ext_');
  const engine = compilePolicies(policies, null);
  const decision = engine.decide(askedOf({}));
  const prepare = vi.spyOn(FUNCTIONS.string_equal, 'prepare');
  let reads = 0;
  const attributes = new Proxy<DecisionRequest['attributes']>(
    {},
    {
      get: () => {
        reads += 1;
        return undefined;
      },
    },
  );
  const request = askedOf(attributes);
  const change = smallestChange({ policies, environment: null, request, maxSteps, decision });
  return { change, reads, compiled: prepare.mock.calls.length };
}

describe('the work of looking for the smallest change', () => {
  it('is nothing where there are more conditions than its steps have room for', () => {
    const { change, reads, compiled } = askCounting(100, 600);
    expect(change).toMatchObject({ kind: 'not_searched_further' });
    expect([reads, compiled]).toEqual([0, 0]);
  });

  it.each([
    [1, 600],
    [10, 600],
    [10, 5_000],
    [20, 60_000],
  ])('stays within a few times its steps: %i large policies, %i steps', (count, maxSteps) => {
    const { change, reads, compiled } = askCounting(count, maxSteps);
    expect(change?.kind).toMatch(/^(?:none|not_searched_further)$/);
    expect(reads).toBeGreaterThan(0);
    expect(reads).toBeLessThan(12 * maxSteps);
    expect(compiled).toBe(0);
  });

  it('finds attributes within one another without comparing each with each', () => {
    const policies = largePolicies(10, 'context.');
    const request = askedOf({});
    const decision = compilePolicies(policies, null).decide(request);
    const startsWith = vi.spyOn(String.prototype, 'startsWith');
    smallestChange({ policies, environment: null, request, decision });
    // Of 5,000 attributes, each with each would be 25 million.
    expect(startsWith.mock.calls.length).toBeLessThan(500_000);
  });
});
