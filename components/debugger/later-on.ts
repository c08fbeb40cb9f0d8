import { judgeClaimsAnew } from '@/lib/core/tokens/judge-claims-anew';
import { openToken } from '@/lib/core/tokens/open-token';
import type { Trust } from '@/lib/core/tokens/trusted-provider';
import type { CheckedToken } from './checked-token';

/** A good verdict, judged anew by the claims as of now; the token is not sent anywhere for that. */
export function laterOn(before: CheckedToken, token: string, trust: Trust): CheckedToken {
  const { verdict, keys, aheadMs } = before;
  if (!verdict.valid || keys === null) return before;
  const now = Date.now() - aheadMs;
  const options = { now, explain: true, trust };
  const anew = judgeClaimsAnew(verdict, openToken(token), keys.provider, options);
  if (anew.valid) return before;
  return { ...before, verdict: anew, judgedAt: now, asOf: now, by: 'browser' };
}
