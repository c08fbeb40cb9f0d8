import type { Refused, ValidMachineKey, ValidToken } from '@/lib/core/tokens/verdict';
import type { Judged } from '@/lib/usecases/verify-for-caller';
import type { Verified } from '@/lib/usecases/verify-token';

/** What the answer to a good token says; also its text where it was made before. */
export function acceptedText({ verified, recent }: Judged): string {
  if (recent === null) return JSON.stringify(answerOf(verified));
  recent.rendered ??= JSON.stringify(answerOf(verified));
  return recent.rendered;
}

/** The answer to one token, as `POST /v1/verify` and each result of a batch has it. */
export function answerOf(verified: Verified): object {
  const { verdict, configHash } = verified;
  const provider = providerOf(verified);
  if (!verdict.valid) return { ...refusedAnswer(verdict), provider, configHash };
  return verdict.kind === 'token'
    ? tokenAnswer(verdict, provider, configHash)
    : machineKeyAnswer(verdict, configHash);
}

/** What callers learn of the provider; what judges with it knows more. */
export function providerOf({ provider }: Verified): object | null {
  return provider === null ? null : { id: provider.id, name: provider.name, type: provider.type };
}

/** Which of the permissions that were asked for a token lacks. */
export function missingOf({ verdict }: Verified, asked: readonly string[]): readonly string[] {
  if (!verdict.valid) return asked;
  return asked.filter((permission) => !verdict.permissions.includes(permission));
}

/** Member by member: most answers are this one, and a spread costs as much as writing it as text. */
function tokenAnswer(verdict: ValidToken, provider: object | null, configHash: string): object {
  const { subject, issuer, claims, permissions, expiresAt, checks } = verdict;
  const answer = {
    valid: true,
    kind: 'token',
    subject,
    issuer,
    claims,
    permissions,
    expiresAt,
    provider,
    configHash,
  };
  return checks === null ? answer : { ...answer, checks };
}

function machineKeyAnswer(verdict: ValidMachineKey, configHash: string): object {
  const { subject, name, permissions, expiresAt } = verdict;
  return {
    valid: true,
    kind: 'machine_key',
    subject,
    name,
    issuer: null,
    claims: {},
    permissions,
    expiresAt,
    provider: null,
    configHash,
  };
}

function refusedAnswer(verdict: Refused): object {
  const { code, message, check, expected, actual, alsoExpected, alsoActual, nearMiss } = verdict;
  return {
    valid: false,
    code,
    message,
    check,
    expected,
    actual,
    alsoExpected,
    alsoActual,
    nearMiss,
    ...(code === 'JWKS_FETCH_FAILED' ? { retryable: true } : {}),
    ...(verdict.checks === null ? {} : { checks: verdict.checks }),
  };
}
