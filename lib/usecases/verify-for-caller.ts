import { requirePermission } from '@/lib/core/access/caller';
import type { KeyCaller } from '@/lib/core/access/key-caller';
import { ok, type Result } from '@/lib/core/result';
import { MAX_TOKEN_BYTES } from '@/lib/core/tokens/decode-token';
import { tokenDigest } from '@/lib/platform/token-digest';
import { countVerdictMetric } from '@/lib/platform/verdict-metrics';
import { countVerdict } from './count-verdicts';
import { type RecentVerdict, recentVerdicts } from './recent-verdicts';
import { unavailable } from './storage-failure';
import { type Verified, verifyToken } from './verify-token';

/** What was found out about a token. */
export interface Judged {
  readonly verified: Verified;
  /** Where an answer to it may be kept; null: it is not held. */
  readonly recent: RecentVerdict | null;
}

export interface VerifyOptions {
  /** Whether all checks are wanted; default false. */
  readonly explain?: boolean;
  /** Default: `verifyToken`. */
  readonly verify?: typeof verifyToken;
}

/**
 * Judges a token, or a machine key, for an application; at once where it was judged a moment ago. Every
 * verdict is counted. Needs `tokens:verify`. Fails with UNAVAILABLE where storage does not answer.
 */
export function verifyForCaller(
  caller: KeyCaller,
  token: string,
  options: VerifyOptions = {},
): Result<Judged> | Promise<Result<Judged>> {
  const allowed = requirePermission(caller, 'tokens:verify');
  return allowed.ok ? judgeForCaller(caller, token, options) : allowed;
}

/** The same for use cases that ask for a permission of their own. */
export function judgeForCaller(
  caller: KeyCaller,
  token: string,
  { explain = false, verify = verifyToken }: VerifyOptions = {},
): Result<Judged> | Promise<Result<Judged>> {
  const now = Date.now();
  try {
    // What is too large to be judged is not worth a digest either.
    if (explain || token.length > MAX_TOKEN_BYTES) {
      return settle(caller, verify(caller, token, { explain, now }));
    }
    const recents = recentVerdicts();
    if (!recents.cameBefore(token)) return settle(caller, verify(caller, token, { now }));
    const sought = { scope: caller, digest: tokenDigest(token), now };
    const recent = recents.find(sought);
    if (recent !== null) return counted(caller, recent.verified, recent);
    const verified = verify(caller, token, { now });
    if (verified instanceof Promise) return settle(caller, verified);
    return counted(caller, verified, recents.keep(sought, verified, token.length));
  } catch (error) {
    return unavailable(error);
  }
}

/** What was waited for may have been judged by what no longer holds, and is not kept. */
function settle(
  caller: KeyCaller,
  verified: Verified | Promise<Verified>,
): Result<Judged> | Promise<Result<Judged>> {
  if (!(verified instanceof Promise)) return counted(caller, verified, null);
  return verified.then((awaited) => counted(caller, awaited, null)).catch(unavailable);
}

function counted(
  caller: KeyCaller,
  verified: Verified,
  recent: RecentVerdict | null,
): Result<Judged> {
  const { verdict, provider } = verified;
  const providerId = provider?.id ?? null;
  const code = verdict.valid ? 'VALID' : verdict.code;
  countVerdict(caller, providerId, code);
  countVerdictMetric(providerId, code);
  return ok({ verified, recent });
}
