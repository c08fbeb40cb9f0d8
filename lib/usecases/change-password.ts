import type { Caller } from '@/lib/core/access/caller';
import type { ChangePasswordInput } from '@/lib/core/access/change-password-form';
import { problemOfPassword } from '@/lib/core/access/password-rule';
import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { invalidInput, ok, type Result } from '@/lib/core/result';
import { appendAudit } from '@/lib/data/audit';
import { type Tx, transaction } from '@/lib/data/database';
import { listWorkspacesOf } from '@/lib/data/memberships';
import { findOperatorById, replacePasswordHash } from '@/lib/data/operators';
import { deleteSessionsOf } from '@/lib/data/sessions';
import { type Attempt, attemptLimits } from '@/lib/platform/attempt-limits';
import { hashPassword, NOBODYS_HASH, verifyPassword } from '@/lib/platform/passwords';
import { markOfBrowser } from './known-browser';
import { recordAttempt } from './record-refusal';
import { beginSession } from './session-token';
import { tooManyAttempts } from './too-many-attempts';

interface Change {
  readonly caller: Caller;
  readonly from: string;
  readonly to: string;
  readonly userAgent: string;
  readonly now: number;
}

/** What the operator goes on with in this browser. */
export interface ChangedPassword {
  readonly sessionToken: string;
  /** The mark of a known browser; those given before have ended. */
  readonly browserMark: string;
}

const wrongPassword = () =>
  invalidInput({ currentPassword: ['This is not your current password.'] });

async function refuse(
  { actor, requestId, clientAddress }: Caller,
  kind: 'wrong password' | 'too many tries',
  refusal: Result<never>,
): Promise<Result<never>> {
  await recordAttempt({
    actor,
    requestId,
    clientAddress,
    kind,
    chainId: INSTANCE_CHAIN,
    action: 'operator.password_change_refused',
    targetType: 'operator',
    targetId: actor.id,
    details: {},
  });
  return refusal;
}

async function checkCurrent(caller: Caller, password: string): Promise<Result<string>> {
  const { actor, clientAddress } = caller;
  const attempt: Attempt = { account: actor.id, clientAddress, trustedBy: 'own session' };
  const admission = await attemptLimits().admit(attempt);
  if (!admission.ok) {
    return refuse(caller, 'too many tries', tooManyAttempts(admission.retryAfterSeconds));
  }
  const hash = (await findOperatorById(actor.id))?.passwordHash ?? null;
  const matches = await verifyPassword(hash ?? NOBODYS_HASH, password);
  if (hash === null || !matches) return refuse(caller, 'wrong password', wrongPassword());
  await attemptLimits().succeeded(attempt);
  return ok(hash);
}

async function problemOfNew({ actor, workspaceId }: Caller, password: string) {
  const workspaces = await listWorkspacesOf(actor.id);
  const workspaceName = workspaces.find(({ id }) => id === workspaceId)?.name ?? '';
  return problemOfPassword(password, { email: actor.label, workspaceName });
}

async function write(tx: Tx, { caller, from, to, userAgent, now }: Change): Promise<string | null> {
  const { actor, requestId, clientAddress } = caller;
  const change = { operatorId: actor.id, from, to, changedAt: new Date(now) };
  if (!(await replacePasswordHash(tx, change))) return null;
  const endedSessions = await deleteSessionsOf(tx, actor.id);
  await appendAudit(tx, INSTANCE_CHAIN, {
    requestId,
    clientAddress,
    actor,
    action: 'operator.password_changed',
    targetType: 'operator',
    targetId: actor.id,
    details: { endedSessions },
  });
  return beginSession(tx, { operatorId: actor.id, userAgent, now });
}

/**
 * Gives the calling operator a new password, against the current one; ends every session and begins
 * a new one for this browser. Needs no permission: everyone may change his own password.
 */
export async function changePassword(
  caller: Caller,
  input: ChangePasswordInput & { userAgent: string },
  now = Date.now(),
): Promise<Result<ChangedPassword>> {
  const problem = await problemOfNew(caller, input.newPassword);
  if (problem !== null) return invalidInput({ newPassword: [problem] });
  const current = await checkCurrent(caller, input.currentPassword);
  if (!current.ok) return current;
  const to = await hashPassword(input.newPassword);
  const change = { caller, from: current.value, to, userAgent: input.userAgent, now };
  const sessionToken = await transaction((tx) => write(tx, change));
  if (sessionToken === null) return wrongPassword();
  const owner = { email: caller.actor.label, passwordChangedAt: new Date(now) };
  return ok({ sessionToken, browserMark: markOfBrowser(owner, now) });
}
