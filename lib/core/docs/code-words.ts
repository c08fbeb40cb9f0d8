import type { DecisionReason } from '../policies/decision';

/** What is said of a code. */
export interface CodeWords {
  readonly text: string;
  /** What to do; empty: nothing needs doing. */
  readonly advice: string;
}

/** What the reasons of decisions mean, whatever was asked. */
export const DECISION_WORDS: Readonly<Record<DecisionReason, CodeWords>> = {
  RULE_ALLOWED: {
    text: 'A rule matched, and its effect is Allow. `policy` names it. Among rules of the same priority a denial wins.',
    advice: '',
  },
  RULE_DENIED: {
    text: 'A rule matched, and its effect is Deny. `policy` names it.',
    advice:
      'Ask the same in the [simulator](simulator.md): it says which smallest change allows it.',
  },
  DEFAULT_ALLOWED: {
    text: 'No rule matched, and the default of the policy is Allow.',
    advice: 'Let the default deny, and allow by rules, unless that is meant.',
  },
  DEFAULT_DENIED: {
    text: 'No rule matched, and the default of the policy is Deny.',
    advice:
      'Look at the trace in the [simulator](simulator.md) for the condition that did not hold; a claim that was never mapped is the usual cause.',
  },
  NO_POLICY: {
    text: 'No permission of the environment names this resource and action. What nobody allows is denied.',
    advice:
      'Attach a [policy](policies.md) to them, or correct the spelling: both are compared as they are written.',
  },
  MISSING_CLAIM: {
    text: 'A [mapping](claims.md) that is required found nothing in the token, or what the provider’s mappings are cannot be read.',
    advice: 'Have the provider put the claim into its tokens, or make the mapping not required.',
  },
};
