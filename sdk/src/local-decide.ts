import {
  type AuthorizationCheck,
  type DecidedCheck,
  type DecisionCase,
  decideCheck,
} from '@/lib/core/policies/decide-check';
import type { Decision } from '@/lib/core/policies/decision';
import {
  type DecisionAnswer,
  decisionAnswer,
  refusedDecisionAnswer,
} from '@/lib/core/policies/decision-answer';
import { mappingsFor, subjectBy } from '@/lib/core/policies/decision-subject';
import { traceBudget } from '@/lib/core/policies/trace-budget';
import { providerAnswer } from '@/lib/core/tokens/verdict-answer';
import { newId } from '@/lib/platform/ids';
import type { AuthorizationAnswer } from './answers';
import type { LocalVerdict } from './local-judge';
import { frozen } from './local-parts';
import type { LocalTrust } from './local-trust';

/** What is asked about the holder of one token. */
export interface LocalQuestion {
  readonly checks: readonly AuthorizationCheck[];
  readonly explain: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Answers one check of a question after the other; who it is about is read once. */
export function answererOf(
  local: LocalTrust,
  judged: LocalVerdict,
  { checks, explain, now }: LocalQuestion,
): (check: AuthorizationCheck) => AuthorizationAnswer {
  const { verdict } = judged;
  const provider = providerAnswer(judged);
  if (!verdict.valid) {
    const said = refusedDecisionAnswer(verdict);
    return () => ({ ...said, decisionId: newId('dec'), subject: null, provider });
  }
  const { snapshot, environment } = local;
  const one: DecisionCase = {
    snapshot,
    subject: subjectBy(verdict, mappingsFor(verdict, snapshot)),
    accepted: verdict,
    environment,
    checks,
    explain,
    now,
    budget: traceBudget(),
  };
  const who = { subject: verdict.subject, provider };
  return (check) => answerOf(decideCheck(one, check), check, who);
}

/** Member by member: this runs with every call, and a spread costs as much as a decision. */
function answerOf(
  decided: DecidedCheck,
  check: AuthorizationCheck,
  { subject, provider }: Pick<AuthorizationAnswer, 'subject' | 'provider'>,
): AuthorizationAnswer {
  const { allowed, reason, message, policy } = saidOf(decided, check);
  const decisionId = newId('dec');
  const answer = { allowed, reason, message, policy, decisionId, subject, provider };
  return decided.explained === null ? answer : { ...answer, ...decided.explained };
}

/** Policies give the same decision to everybody whom a rule meets, so most of an answer is made once. */
const said = new WeakMap<Decision, DecisionAnswer>();

function saidOf(decided: DecidedCheck, check: AuthorizationCheck): DecisionAnswer {
  const { decision } = decided;
  const known = said.get(decision);
  if (known !== undefined) return known;
  const made = frozen(decisionAnswer(decided, check));
  // Without a policy it is said what nothing was found for, which differs.
  if (decision.policy !== null) said.set(decision, made);
  return made;
}
