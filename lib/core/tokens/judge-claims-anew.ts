import type { KeyRing } from '../oidc/key-ring';
import { caseOf, type JudgeOptions } from './judge-case';
import { firstFailed, RULES_OF_CLAIMS } from './judge-rules';
import type { OpenedToken } from './open-token';
import { refused } from './settle-verdict';
import type { TrustedProvider } from './trusted-provider';
import type { Check, TokenVerdict, ValidToken } from './verdict';

const NO_KEYS: KeyRing = { keys: [], unusable: [] };

/**
 * The verdict at a later moment on a token that was good: its signature holds for ever, its claims do
 * not. The same verdict where they still do.
 */
export function judgeClaimsAnew(
  before: ValidToken,
  opened: OpenedToken,
  provider: TrustedProvider,
  options: JudgeOptions,
): TokenVerdict {
  if (!opened.ok) return before;
  const judged = caseOf(opened, provider, NO_KEYS, options);
  const failed = firstFailed(RULES_OF_CLAIMS, judged);
  if (failed === null) return before;
  const anew = (check: Check): Check => {
    const rule = RULES_OF_CLAIMS.find((known) => known.check === check.check);
    const fault = rule?.fault(judged) ?? null;
    return fault === null ? check : { check: check.check, outcome: 'failed', fault };
  };
  return refused(judged, failed, false, before.checks?.map(anew) ?? null);
}
