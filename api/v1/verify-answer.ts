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
  const answer = verdict.kind === 'token' ? tokenAnswer(verdict) : machineKeyAnswer(verdict);
  return { ...answer, provider, configHash };
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

function tokenAnswer(verdict: ValidToken): object {
  return {
    valid: true,
    kind: 'token',
    subject: verdict.subject,
    issuer: verdict.issuer,
    claims: verdict.claims,
    permissions: verdict.permissions,
    expiresAt: verdict.expiresAt,
    ...(verdict.checks === null ? {} : { checks: verdict.checks }),
  };
}

function machineKeyAnswer({ subject, name, permissions, expiresAt }: ValidMachineKey): object {
  return {
    valid: true,
    kind: 'machine_key',
    subject,
    name,
    issuer: null,
    claims: {},
    permissions,
    expiresAt,
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
