import type { Decision, DecisionReason } from './decision';
import { showName } from './show-value';

/** What a decision was about, for sentences that name it. */
export interface DecisionQuestion {
  readonly resource: string;
  readonly action: string;
  /** The claim that a required mapping did not find; absent: none. */
  readonly missingClaim?: string;
  /** The stored claim mappings of the token's provider cannot be read. */
  readonly mappingsUnread?: true;
}

/** A decision in words. */
export interface DecisionSentence {
  readonly title: 'Allowed' | 'Denied';
  /** Why, as the rest of a sentence; names between backticks. */
  readonly text: string;
  /** What to do about it; null: nothing needs doing. */
  readonly advice: string | null;
}

/** A decision as a headline, the reason for it, and what to do where it is not a rule's plain word. */
export function decisionSentence(
  decision: Decision,
  question: DecisionQuestion | null = null,
): DecisionSentence {
  return {
    title: decision.allowed ? 'Allowed' : 'Denied',
    text:
      decision.unreadable === true
        ? unreadText(decision)
        : TEXTS[decision.reason](decision, question),
    advice: adviceOf(decision, question),
  };
}

type Text = (decision: Decision, question: DecisionQuestion | null) => string;

const TEXTS: Readonly<Record<DecisionReason, Text>> = {
  RULE_ALLOWED: ruleText,
  RULE_DENIED: ruleText,
  DEFAULT_ALLOWED: () => 'no rule matched, so the default',
  DEFAULT_DENIED: () => 'no rule matched, so the default',
  NO_POLICY: (_, question) =>
    question === null
      ? 'no permission covers this resource and action'
      : `no permission covers action ${named(question.action)} of ${named(question.resource)}`,
  MISSING_CLAIM: missingText,
};

const ADVICE: Readonly<Record<DecisionReason, string | null>> = {
  RULE_ALLOWED: null,
  RULE_DENIED: null,
  DEFAULT_ALLOWED:
    'This policy allows whatever no rule denies. Let the default deny, and allow by rules, unless that is meant.',
  DEFAULT_DENIED: null,
  NO_POLICY: 'Attach a policy to this resource and action; without one the answer is no.',
  MISSING_CLAIM:
    'Make the provider put this claim into its tokens, or let its mapping be not required.',
};

const UNREAD_ADVICE = 'Save the mappings anew; until then every token of this provider is denied.';

const UNREADABLE_ADVICE = 'Save the policy anew; until then it denies whatever it is attached to.';

function adviceOf(decision: Decision, question: DecisionQuestion | null): string | null {
  if (decision.unreadable === true) return UNREADABLE_ADVICE;
  return isUnread(decision, question) ? UNREAD_ADVICE : ADVICE[decision.reason];
}

function unreadText({ policy }: Decision): string {
  const name = policy === null ? '' : ` ${named(policy.name)}`;
  return `the stored policy${name} cannot be read`;
}

function isUnread({ reason }: Decision, question: DecisionQuestion | null): boolean {
  return reason === 'MISSING_CLAIM' && question?.mappingsUnread === true;
}

function missingText(decision: Decision, question: DecisionQuestion | null): string {
  if (isUnread(decision, question)) return 'the stored claim mappings cannot be read';
  const claim = question?.missingClaim;
  return claim === undefined
    ? 'a required claim is missing'
    : `the claim ${named(claim)} is required`;
}

function ruleText({ ruleId, policy, allowed }: Decision): string {
  const rule = ruleId === null ? 'a rule' : `rule ${named(ruleId)}`;
  const of = policy === null ? '' : ` of ${named(policy.name)}`;
  return `${rule}${of} ${allowed ? 'allows' : 'denies'} it`;
}

function named(text: string): string {
  return `\`${showName(text)}\``;
}
