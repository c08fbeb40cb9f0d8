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
import type { Refused } from '@/lib/core/tokens/verdict';
import { providerAnswer } from '@/lib/core/tokens/verdict-answer';
import { newId } from '@/lib/platform/ids';
import type { AuthorizationAnswer } from './answers';
import type { LocalVerdict } from './local-judge';
import { frozen } from './local-parts';
import type { LocalTrust } from './local-trust';

interface Asked {
  readonly checks: readonly AuthorizationCheck[];
  readonly explain: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What is asked about the holder of one token, who is read once. */
export interface LocalQuestion extends Pick<AuthorizationAnswer, 'subject' | 'provider'> {
  /** The token is refused, or what is decided by. */
  readonly about: Refused | DecisionCase;
}

/** Makes ready to answer checks about a token. */
export function localQuestion(
  { snapshot, environment }: LocalTrust,
  judged: LocalVerdict,
  { checks, explain, now }: Asked,
): LocalQuestion {
  const { verdict } = judged;
  const provider = providerAnswer(judged);
  if (!verdict.valid) return { about: verdict, subject: null, provider };
  const subject = subjectBy(verdict, mappingsFor(verdict, snapshot));
  const budget = traceBudget();
  const accepted = verdict;
  const about = { snapshot, subject, accepted, environment, checks, explain, now, budget };
  return { about, subject: verdict.subject, provider };
}

/** Answers one check of a question. Member by member: this runs with every call. */
export function answerCheck(
  { about, subject, provider }: LocalQuestion,
  check: AuthorizationCheck,
): AuthorizationAnswer {
  const decisionId = newId('dec');
  if ('valid' in about) return { ...refusedDecisionAnswer(about), decisionId, subject, provider };
  const decided = decideCheck(about, check);
  const { allowed, reason, message, policy } = saidOf(decided, check);
  const answer = { allowed, reason, message, policy, decisionId, subject, provider };
  const { explained } = decided;
  return explained === null ? answer : { ...answer, ...explained };
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
