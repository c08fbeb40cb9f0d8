import { describe, expect, it } from 'vitest';
import type { Decision } from '@/lib/core/policies/decision';
import type { ActivePolicy } from '@/lib/core/policies/policy';
import type { Effect, Rule } from '@/lib/core/policies/specification';
import { whatDiffers } from './what-differs';

const rule = (rule_id: string, effect: Effect, value = 'a'): Rule => ({
  rule_id,
  effect,
  conditions: [{ function: 'string_equal', attribute: 'ext_a', value }],
});

function side(ruleId: string | null, rules: readonly Rule[], given: Partial<ActivePolicy> = {}) {
  const specification = { rules, default: { effect: 'Deny' } } as const;
  const policy = { id: 'pol_1', name: 'p', version: 1, specification, permissions: [], ...given };
  const decision: Decision = {
    allowed: ruleId !== null,
    reason: ruleId === null ? 'DEFAULT_DENIED' : 'RULE_ALLOWED',
    policy: { id: 'pol_1', name: 'p', version: 1 },
    ruleId,
    priority: 0,
  };
  return { policy, decision };
}

describe('whatDiffers', () => {
  it.each([
    ['The rule `x` is new.', side(null, []), side('x', [rule('x', 'Allow')])],
    ['The rule `x` is gone.', side('x', [rule('x', 'Allow')]), side(null, [])],
    [
      'The conditions of the rule `x` were changed.',
      side(null, [rule('x', 'Allow')]),
      side('x', [rule('x', 'Allow', 'b')]),
    ],
    [
      'The rule `x` was changed from Allow to Deny.',
      side('x', [rule('x', 'Allow')]),
      side('x', [rule('x', 'Deny')]),
    ],
    [
      'The default was changed from Deny to Allow.',
      side(null, []),
      side(null, [], { specification: { rules: [], default: { effect: 'Allow' } } }),
    ],
    [
      'What the policy is attached to made the difference.',
      side(null, []),
      side(null, [], {
        permissions: [{ resource: 'a', actions: ['b'], priority: 1, environment: null }],
      }),
    ],
  ])('%s', (sentence, saved, draft) => {
    expect(whatDiffers({ saved, draft })).toBe(sentence);
  });

  it('looks at what the saved one decided by where the rule of the draft is the same in both', () => {
    const allow = rule('allow', 'Allow');
    const saved = side('deny', [rule('deny', 'Deny'), allow]);
    expect(whatDiffers({ saved, draft: side('allow', [allow]) })).toBe('The rule `deny` is gone.');
  });
});
