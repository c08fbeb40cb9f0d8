import type { CallOrigin } from '@/lib/core/access/caller';
import type { SignInInput } from '@/lib/core/access/credentials';
import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { fail, ok, type Result } from '@/lib/core/result';
import { appendAudit } from '@/lib/data/audit';
import { type Tx, transaction } from '@/lib/data/database';
import {
  findOperatorByEmail,
  isCurrentHash,
  replacePasswordHash,
  type StoredOperator,
} from '@/lib/data/operators';
import { deleteDeadSessions, deleteSession } from '@/lib/data/sessions';
import { type Attempt, attemptLimits } from '@/lib/platform/attempt-limits';
import { log } from '@/lib/platform/log';
import { hashPassword, NOBODYS_HASH, needsRehash, verifyPassword } from '@/lib/platform/passwords';
import { isMarkOf, markOfBrowser } from './known-browser';
import { recordAttempt } from './record-refusal';
import { beginSession, IDLE_LIMIT_MS, sessionTokenHash } from './session-token';
import { tooManyAttempts } from './too-many-attempts';

/** What comes with a sign-in besides the form. */
export interface SignInRequest {
  readonly origin: CallOrigin;
  readonly userAgent: string;
  /** The session token that the browser already has; it is dead afterwards. */
  readonly sessionToken: string | null;
  /** The mark of an earlier sign-in with this browser. */
  readonly browserMark: string | null;
}

/** What the browser gets: a new session and the mark of a known browser. */
export interface SignedIn {
  readonly sessionToken: string;
  readonly browserMark: string;
}

interface Proven {
  readonly operator: StoredOperator;
  readonly hash: string;
  /** The same password at today's cost; null when the stored hash is of today. */
  readonly renewed: string | null;
}

// Nobody has shown who he is, so the row names no operator as its actor; and no address that was
// typed, for people type passwords into the wrong field.
const NOBODY = { type: 'system', id: 'sign-in', label: 'someone not signed in' } as const;

async function attemptOf(email: string, request: SignInRequest, now: number): Promise<Attempt> {
  const { browserMark, origin } = request;
  const known = browserMark !== null && (await isKnownBrowser(browserMark, email, now));
  return {
    account: email,
    clientAddress: origin.clientAddress,
    trustedBy: known ? browserMark : null,
  };
}

async function isKnownBrowser(mark: string, email: string, now: number): Promise<boolean> {
  const passwordChangedAt = (await findOperatorByEmail(email))?.passwordChangedAt ?? null;
  return isMarkOf(mark, { email, passwordChangedAt }, now);
}

// The same work for everyone: one look-up and one verification, also for nobody's password.
async function prove({ email, password }: SignInInput): Promise<Proven | { unproven: string }> {
  const operator = await findOperatorByEmail(email);
  const hash = operator?.passwordHash ?? null;
  const matches = await verifyPassword(hash ?? NOBODYS_HASH, password);
  if (operator === null || hash === null || operator.disabledAt !== null || !matches) {
    return { unproven: operator?.id ?? 'unknown' };
  }
  return { operator, hash, renewed: needsRehash(hash) ? await hashPassword(password) : null };
}

async function refuse(targetId: string, { origin }: SignInRequest): Promise<Result<never>> {
  const action = 'operator.sign_in_refused';
  if (await attemptLimits().mayAuditRefusal()) {
    await transaction((tx) =>
      appendAudit(tx, INSTANCE_CHAIN, {
        ...origin,
        action,
        actor: NOBODY,
        targetType: 'operator',
        targetId,
        details: {},
      }),
    );
  }
  log.warn({ ...origin, targetId }, action);
  return fail({ code: 'UNAUTHENTICATED', message: 'The e-mail address or the password is wrong.' });
}

// The row names nobody's account: it tells that guessing went on, and from where.
async function refuseTooMany({ origin }: SignInRequest, seconds: number): Promise<Result<never>> {
  await recordAttempt({
    ...origin,
    chainId: INSTANCE_CHAIN,
    action: 'operator.sign_in_refused',
    actor: NOBODY,
    targetType: 'operator',
    targetId: 'unknown',
    kind: 'too many tries',
    details: {},
  });
  return tooManyAttempts(seconds);
}

async function isStillTrue(tx: Tx, { operator, hash, renewed }: Proven): Promise<boolean> {
  if (renewed === null) return isCurrentHash(tx, operator.id, hash);
  return replacePasswordHash(tx, {
    operatorId: operator.id,
    from: hash,
    to: renewed,
    changedAt: null,
  });
}

async function admitOperator(
  tx: Tx,
  proven: Proven,
  { origin, userAgent, sessionToken }: SignInRequest,
  now: number,
): Promise<string | null> {
  if (!(await isStillTrue(tx, proven))) return null;
  const { id, email } = proven.operator;
  if (sessionToken !== null) await deleteSession(tx, sessionTokenHash(sessionToken));
  await deleteDeadSessions(tx, new Date(now), new Date(now - IDLE_LIMIT_MS));
  await appendAudit(tx, INSTANCE_CHAIN, {
    ...origin,
    action: 'operator.signed_in',
    actor: { type: 'operator', id, label: email },
    targetType: 'operator',
    targetId: id,
    details: { by: 'password' },
  });
  return beginSession(tx, { operatorId: id, userAgent, now });
}

/**
 * Signs an operator in with a password: always a new session, the one that the browser came with
 * is ended, all others stay. `UNAUTHENTICATED` in the same words and after the same work for an
 * unknown operator, a disabled one and a wrong password; `TOO_MANY_REQUESTS` before a password is looked at.
 */
export async function signIn(
  input: SignInInput,
  request: SignInRequest,
  now = Date.now(),
): Promise<Result<SignedIn>> {
  const attempt = await attemptOf(input.email, request, now);
  const admission = await attemptLimits().admit(attempt);
  if (!admission.ok) return refuseTooMany(request, admission.retryAfterSeconds);
  const proven = await prove(input);
  if ('unproven' in proven) return refuse(proven.unproven, request);
  const sessionToken = await transaction((tx) => admitOperator(tx, proven, request, now));
  if (sessionToken === null) return refuse(proven.operator.id, request);
  await attemptLimits().succeeded(attempt);
  return ok({ sessionToken, browserMark: markOfBrowser(proven.operator, now) });
}
