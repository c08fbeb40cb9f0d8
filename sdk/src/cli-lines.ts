import type { Check } from '@/lib/core/tokens/verdict';
import { acceptedLines, checkLine, comparisonLines } from '@/lib/core/tokens/verdict-lines';
import { CHECK_LABELS } from '@/lib/core/tokens/verdict-words';
import type { AuthorizationAnswer, VerifyAnswer } from './answers';

/** A verdict in lines for a person. */
export function verdictLines(answer: VerifyAnswer): readonly string[] {
  const checks = (answer.checks ?? []).filter(isKnown).map(checkLine);
  if (answer.valid) return [...acceptedLines(answer, answer.provider?.name ?? null), ...checks];
  return [
    'Refused.',
    `Code: ${answer.code}`,
    answer.message,
    ...comparisonLines(answer),
    ...checks,
  ];
}

/** An api of a later version may make checks that have no name here. */
function isKnown({ check }: Check): boolean {
  return Object.hasOwn(CHECK_LABELS, check);
}

/** A decision in lines for a person. */
export function decisionLines(answer: AuthorizationAnswer): readonly string[] {
  const { allowed, message, reason, subject, policy, decisionId, attributes = {}, change } = answer;
  const title = allowed ? 'Allowed' : 'Denied';
  return [
    message.startsWith(`${title}: `) ? message : `${title}: ${message}`,
    `Reason: ${reason}`,
    ...(subject === null ? [] : [`Subject: ${subject}`]),
    ...(policy === null
      ? []
      : [`Policy: ${policy.name} (${policy.id}), version ${policy.version}`]),
    `Decision: ${decisionId}`,
    ...Object.entries(attributes).map(([name, value]) => `${name} = ${JSON.stringify(value)}`),
    ...(change === undefined || change === null ? [] : changeLines(change)),
  ];
}

function changeLines(change: NonNullable<AuthorizationAnswer['change']>): readonly string[] {
  return change.kind === 'found'
    ? change.alternatives.map(({ sentence }) => sentence)
    : [change.sentence];
}
