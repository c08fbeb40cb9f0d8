import type { JudgeCase } from './judge-case';
import { hasIssuer } from './judge-issuer';
import { type Failed, firstFailed, RULES_OF_CLAIMS } from './judge-rules';
import { checksUpTo, listChecks, type Proof } from './list-checks';
import { permissionsOf } from './permissions-claim';
import type { Check, CheckName, Fault, Refused, TokenVerdict, ValidToken } from './verdict';

/** The verdict on a token whose checks before the signature passed; nothing is listed. */
export function settleBriefly(judged: JudgeCase, proof: Proof): TokenVerdict {
  if (proof.kind === 'failed') return refused(judged, proof, proof.refetch, null);
  const failed = firstFailed(RULES_OF_CLAIMS, judged);
  if (failed !== null) return refused(judged, failed, false, null);
  return accepted(judged, proof, null);
}

/** The verdict with the list of all checks, made as far as they can be. */
export function settleExplained(judged: JudgeCase, proof: Proof): TokenVerdict {
  const checks = listChecks(judged, proof);
  for (const check of checks) {
    if (check.outcome !== 'failed') continue;
    const refetch = check.check === 'key' && proof.kind === 'failed' && proof.refetch;
    return refused(judged, check, refetch, checks);
  }
  return accepted(judged, proof, checks);
}

/** The refusal of a token by one check; names the provider if it has the issuer of the token. */
export function refused(
  { iss, provider }: JudgeCase,
  { check, fault }: Failed,
  refetch: boolean,
  checks: readonly Check[] | null,
): Refused {
  const providerId = hasIssuer(iss, provider) ? provider.id : null;
  return { ...fault, valid: false, check, providerId, refetch, checks };
}

/** A refusal before there was a provider, with `explain` as far as a list can be made. */
export function refusedWithoutProvider(
  check: CheckName,
  fault: Fault,
  explain: boolean | undefined,
): Refused {
  const checks = explain === true ? checksUpTo(check, fault) : null;
  return { ...fault, valid: false, check, providerId: null, refetch: false, checks };
}

function accepted(
  { iss: issuer, sub: subject, exp, claims, provider, header }: JudgeCase,
  proof: Proof,
  checks: readonly Check[] | null,
): ValidToken {
  if (proof.kind !== 'verified' || header.algorithm === null) return impossible();
  if (typeof issuer !== 'string' || typeof subject !== 'string' || typeof exp !== 'number') {
    return impossible();
  }
  return {
    valid: true,
    kind: 'token',
    providerId: provider.id,
    issuer,
    subject,
    claims,
    permissions: permissionsOf(claims, provider.permissionsPath),
    expiresAt: exp,
    algorithm: header.algorithm,
    keyId: proof.key.kid,
    checks,
  };
}

/** The last line of defence: nothing is accepted whose checks were not made. */
function impossible(): never {
  throw new Error('A token was about to be accepted although a check had not passed.');
}
