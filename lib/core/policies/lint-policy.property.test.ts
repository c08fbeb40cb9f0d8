import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draft, lint } from '@/lib/testing/lint-ground';
import { randomRequest, randomSpecification } from '@/lib/testing/random-policies';
import { compilePolicies } from './compile-policies';
import type { DecisionRequest } from './decision';
import type { LintFinding } from './lint-finding';
import type { ActivePolicy } from './policy';
import type { Rule, Specification } from './specification';

describe('lint, by made-up policies', () => {
  const RUNS = { numRuns: 200, seed: 5_010 };
  const indexOf = ({ at }: LintFinding) => Number(at.split('/')[3]);

  /** Whether a rule, alone, matches a request. */
  function matcherOf(rule: Rule): (request: DecisionRequest) => boolean {
    const alone: Specification = {
      rules: [{ ...rule, effect: 'Allow' }],
      default: { effect: 'Deny' },
    };
    const engine = compilePolicies([active(alone)], null);
    return (request) => engine.decide(request).allowed;
  }

  function active(specification: Specification): ActivePolicy {
    const permissions = [{ resource: 'orders', actions: ['*'], priority: 0, environment: null }];
    return { id: 'pol_1', name: 'p', version: 1, specification, permissions };
  }

  it('says of no rule that it never matches which matches', () => {
    let said = 0;
    fc.assert(
      fc.property(
        randomSpecification('any'),
        fc.array(randomRequest, { minLength: 20, maxLength: 20 }),
        (specification, requests) => {
          const found = lint({ ...draft([]), specification }).filter(
            ({ code }) => code === 'NEVER_MATCHES',
          );
          said += found.length;
          const never = found.flatMap((finding) => specification.rules[indexOf(finding)] ?? []);
          expect(never).toHaveLength(found.length);
          for (const rule of never) expect(requests.some(matcherOf(rule))).toBe(false);
        },
      ),
      RUNS,
    );
    expect(said).toBeGreaterThan(25);
  });

  it('says of no rule that it decides nothing whose absence would change a decision', () => {
    let said = 0;
    fc.assert(
      fc.property(
        randomSpecification('any'),
        fc.array(randomRequest, { minLength: 20, maxLength: 20 }),
        (specification, requests) => {
          const found = lint({ ...draft([]), specification }).filter(({ code }) =>
            /^(?:SHADOWED|DUPLICATE)/.test(code),
          );
          said += found.length;
          const whole = compilePolicies([active(specification)], null);
          for (const finding of found) {
            const rules = specification.rules.filter((_, at) => at !== indexOf(finding));
            const without = compilePolicies([active({ ...specification, rules })], null);
            for (const request of requests) {
              expect(without.decide(request).allowed).toBe(whole.decide(request).allowed);
            }
          }
        },
      ),
      RUNS,
    );
    expect(said).toBeGreaterThan(10);
  });
});
