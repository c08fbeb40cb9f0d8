import type { Refused } from '../tokens/verdict';
import type { AuthorizationCheck, DecidedCheck } from './decide-check';
import type { Decision, DecisionReason } from './decision';
import { decisionSentence } from './decision-words';

/** What a decision says to programs, without whom it is about. */
export interface DecisionAnswer {
  readonly allowed: boolean;
  /** Of a token that is refused: its code. */
  readonly reason: DecisionReason | Refused['code'];
  readonly message: string;
  /** Whose rule or default decided; null: none did. */
  readonly policy: (NonNullable<Decision['policy']> & Pick<Decision, 'ruleId' | 'priority'>) | null;
}

/** A decision for programs, through the HTTP API as in their own process. */
export function decisionAnswer(
  { decision, missingClaim }: Pick<DecidedCheck, 'decision' | 'missingClaim'>,
  check: AuthorizationCheck,
): DecisionAnswer {
  const question = { ...check, ...(missingClaim !== null && { missingClaim }) };
  const { title, text } = decisionSentence(decision, question);
  const { allowed, reason, policy, ruleId, priority } = decision;
  return {
    allowed,
    reason,
    message: `${title}: ${text}.`,
    policy: policy === null ? null : { ...policy, ruleId, priority },
  };
}

/** The same about somebody whose token is refused. */
export function refusedDecisionAnswer({ code, message }: Refused): DecisionAnswer {
  return { allowed: false, reason: code, message, policy: null };
}
