import { describe, expect, it } from 'vitest';
import type { Decision, DecisionReason } from './decision';
import { decisionSentence } from './decision-words';

const POLICY = { id: 'pol_1', name: 'order-approval', version: 3 };

function decision(reason: DecisionReason, allowed = false): Decision {
  return { allowed, reason, policy: POLICY, ruleId: 'managers', priority: 100 };
}

const QUESTION = { resource: 'orders', action: 'approve' };

describe('a decision in words', () => {
  it.each<[DecisionReason, boolean, string]>([
    ['RULE_ALLOWED', true, 'rule `managers` of `order-approval` allows it'],
    ['RULE_DENIED', false, 'rule `managers` of `order-approval` denies it'],
    ['DEFAULT_ALLOWED', true, 'no rule matched, so the default'],
    ['DEFAULT_DENIED', false, 'no rule matched, so the default'],
    ['NO_POLICY', false, 'no permission covers action `approve` of `orders`'],
    ['MISSING_CLAIM', false, 'the claim `org_role` is required'],
  ])('%s', (reason, allowed, text) => {
    const sentence = decisionSentence(decision(reason, allowed), {
      ...QUESTION,
      missingClaim: 'org_role',
    });
    expect(sentence).toMatchObject({ title: allowed ? 'Allowed' : 'Denied', text });
  });

  it('says what it can without the question', () => {
    expect(decisionSentence(decision('NO_POLICY')).text).toBe(
      'no permission covers this resource and action',
    );
    expect(decisionSentence(decision('MISSING_CLAIM')).text).toBe('a required claim is missing');
  });

  it('gives advice only where something needs doing', () => {
    const advice = (reason: DecisionReason) => decisionSentence(decision(reason)).advice;
    expect(advice('NO_POLICY')).toContain('Attach a policy');
    expect(advice('RULE_ALLOWED')).toBeNull();
  });
});
