import type { KeyRing } from '../oidc/key-ring';
import { faultOf } from './fault';
import { caseOf, type JudgeOptions } from './judge-case';
import { firstFailed, RULES_BEFORE_KEYS } from './judge-rules';
import { NOT_REACHED } from './list-checks';
import type { OpenedToken } from './open-token';
import { refused, refusedWithoutProvider, settleExplained } from './settle-verdict';
import type { TrustedProvider } from './trusted-provider';
import type { Refused } from './verdict';

const NO_KEYS: KeyRing = { keys: [], unusable: [] };

/**
 * The refusal of a token that is settled before any key is looked at, so that no key set need be
 * fetched; null: keys are needed. With `explain` also null when only the issuer is at fault, because
 * the signature may then be looked at all the same.
 */
export function judgeBeforeKeys(
  opened: OpenedToken,
  provider: TrustedProvider,
  options: JudgeOptions,
): Refused | null {
  if (!opened.ok) return refusedWithoutProvider('structure', opened.fault, options.explain);
  const judged = caseOf(opened, provider, NO_KEYS, options);
  const early = firstFailed(RULES_BEFORE_KEYS, judged);
  if (early === null) return null;
  if (options.explain !== true) return refused(judged, early, false, null);
  if (early.check === 'issuer') return null;
  const verdict = settleExplained(judged, NOT_REACHED);
  return verdict.valid ? null : verdict;
}

/** What is said of a token whose provider's keys cannot be had; why is for those who may see it. */
export function keysAwayMessage({ name }: Pick<TrustedProvider, 'name'>): string {
  return `The keys of ${name} cannot be had at this moment, so nothing is known of this token. Try again.`;
}

/**
 * The refusal of a token whose provider's keys cannot be had (`JWKS_FETCH_FAILED`), which says nothing
 * about the token. Without options nothing else is looked at.
 */
export function refusedForKeys(
  opened: OpenedToken,
  provider: TrustedProvider,
  message: string,
  options: JudgeOptions = { now: 0 },
): Refused {
  if (!opened.ok) return refusedWithoutProvider('structure', opened.fault, options.explain);
  const judged = caseOf(opened, provider, NO_KEYS, options);
  const failed = { check: 'key', fault: faultOf('JWKS_FETCH_FAILED', message) } as const;
  const checks =
    options.explain === true
      ? settleExplained(judged, { kind: 'failed', refetch: false, ...failed }).checks
      : null;
  return refused(judged, failed, false, checks);
}
