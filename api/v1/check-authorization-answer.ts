import type { Decision } from '@/lib/core/policies/decision';
import { decisionSentence } from '@/lib/core/policies/decision-words';
import type {
  Authorization,
  AuthorizationCheck,
  Authorized,
} from '@/lib/usecases/check-authorization';
import type { Verified } from '@/lib/usecases/verify-token';

/** Policies give the same decision to everybody whom a rule meets, so most of an answer is made once. */
const texts = new WeakMap<Decision, string>();

/** The answer to one check, as text that is JSON. */
export function checkText(
  { judged: { verified, recent } }: Pick<Authorization, 'judged'>,
  check: AuthorizationCheck,
  authorized: Authorized,
): string {
  const { decision, decisionId, explained } = authorized;
  const said =
    decision === null ? refusalText(verified) : decisionText(decision, check, authorized);
  const who = recent?.renderedSubject ?? whoText(verified);
  if (recent !== null) recent.renderedSubject = who;
  // An id has nothing that JSON escapes.
  const text = `{${said},"decisionId":"${decisionId}",${who}`;
  return explained === null ? `${text}}` : `${text},${membersOf(explained)}}`;
}

/** Members of an object as JSON, without its braces. */
function membersOf(object: object): string {
  return JSON.stringify(object).slice(1, -1);
}

function refusalText({ verdict }: Verified): string {
  if (verdict.valid) throw new Error('A good token has a decision.');
  const { code, message } = verdict;
  return membersOf({ allowed: false, reason: code, message, policy: null });
}

function decisionText(
  decision: Decision,
  check: AuthorizationCheck,
  authorized: Authorized,
): string {
  const known = texts.get(decision);
  if (known !== undefined) return known;
  const { missingClaim } = authorized;
  const question = { ...check, ...(missingClaim !== null && { missingClaim }) };
  const { title, text } = decisionSentence(decision, question);
  const { allowed, reason, policy, ruleId, priority } = decision;
  const members = membersOf({
    allowed,
    reason,
    message: `${title}: ${text}.`,
    policy: policy === null ? null : { ...policy, ruleId, priority },
  });
  // Without a policy it is said what nothing was found for, which differs.
  if (policy !== null) texts.set(decision, members);
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
