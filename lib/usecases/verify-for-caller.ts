import { requirePermission } from '@/lib/core/access/caller';
import type { KeyCaller } from '@/lib/core/access/key-caller';
import { fail, ok, type Result } from '@/lib/core/result';
import { tokenDigest } from '@/lib/platform/token-digest';
import { countVerdictMetric } from '@/lib/platform/verdict-metrics';
import { countVerdict } from './count-verdicts';
import { type RecentVerdict, recentVerdicts } from './recent-verdicts';
import { storageFailureOf } from './storage-failure';
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
  { explain = false, verify = verifyToken }: VerifyOptions = {},
): Result<Judged> | Promise<Result<Judged>> {
  const allowed = requirePermission(caller, 'tokens:verify');
  if (!allowed.ok) return allowed;
  const now = Date.now();
  if (explain) {
    return judge(
      caller,
      () => verify(caller, token, { explain, now }),
      () => null,
    );
  }
  const recents = recentVerdicts();
  const sought = { scope: caller, digest: tokenDigest(token), now };
  const recent = recents.find(sought);
  if (recent !== null) return counted(caller, recent.verified, recent);
  const moment = recents.moment();
  return judge(
    caller,
    () => verify(caller, token, { now }),
    (verified) => recents.keep(sought, verified, moment, token.length),
  );
}

function judge(
  caller: KeyCaller,
  verify: () => Verified | Promise<Verified>,
  keep: (verified: Verified) => RecentVerdict | null,
): Result<Judged> | Promise<Result<Judged>> {
  const finish = (verified: Verified) => counted(caller, verified, keep(verified));
  try {
    const verified = verify();
    return verified instanceof Promise ? verified.then(finish).catch(unread) : finish(verified);
  } catch (error) {
    return unread(error);
  }
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

function unread(error: unknown): Result<never> {
  const failure = storageFailureOf(error);
  if (failure === null) throw error;
  return fail(failure);
}
