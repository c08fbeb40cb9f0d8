import type { AuthorizationCheck, DecidedCheck } from '@/lib/core/policies/decide-check';
import type { Decision } from '@/lib/core/policies/decision';
import { decisionAnswer, refusedDecisionAnswer } from '@/lib/core/policies/decision-answer';
import type { Authorization, Authorized } from '@/lib/usecases/check-authorization';
import type { Verified } from '@/lib/usecases/verify-token';

/** Policies give the same decision to everybody whom a rule meets, so most of an answer is made once. */
const texts = new WeakMap<Decision, string>();

/** The answer to one check, as text that is JSON. */
export function checkText(
  { judged: { verified, recent } }: Pick<Authorization, 'judged'>,
  check: AuthorizationCheck,
  { decisionId, decided }: Authorized,
): string {
  const said = decided === null ? refusalText(verified) : decisionText(decided, check);
  const who = recent?.renderedSubject ?? whoText(verified);
  if (recent !== null) recent.renderedSubject = who;
  // An id has nothing that JSON escapes.
  const text = `{${said},"decisionId":"${decisionId}",${who}`;
  const explained = decided?.explained ?? null;
  return explained === null ? `${text}}` : `${text},${membersOf(explained)}}`;
}

/** Members of an object as JSON, without its braces. */
function membersOf(object: object): string {
  return JSON.stringify(object).slice(1, -1);
}

function refusalText({ verdict }: Verified): string {
  if (verdict.valid) throw new Error('A good token has a decision.');
  return membersOf(refusedDecisionAnswer(verdict));
}

function decisionText(decided: DecidedCheck, check: AuthorizationCheck): string {
  const { decision } = decided;
  const known = texts.get(decision);
  if (known !== undefined) return known;
  const members = membersOf(decisionAnswer(decided, check));
  // Without a policy it is said what nothing was found for, which differs.
  if (decision.policy !== null) texts.set(decision, members);
  return members;
}

/** Written by hand, for this runs with every token that comes once. */
function whoText({ verdict, provider }: Verified): string {
  const subject = verdict.valid ? JSON.stringify(verdict.subject) : 'null';
  if (provider === null) return `"subject":${subject},"provider":null`;
  const { id, name, type } = provider;
  // Ids and types have nothing that JSON escapes.
  return `"subject":${subject},"provider":{"id":"${id}","name":${JSON.stringify(name)},"type":"${type}"}`;
}
