import { problemOfPassword } from '@/lib/core/access/password-rule';
import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { invalidInput, ok, type Result } from '@/lib/core/result';
import { appendAudit } from '@/lib/data/audit';
import { listWorkspacesOf } from '@/lib/data/memberships';
import { type StoredOperator, setPasswordHash } from '@/lib/data/operators';
import { hashPassword } from '@/lib/platform/passwords';
import { changeOperator, endEverySession, findByTypedEmail, onDatabase } from './change-operator';
import { operatorCommandEvent } from './command-line';

/** An operator with a new password. */
export interface ResetPassword {
  readonly id: string;
  readonly email: string;
  /** Whether there was a password before; false for one who came through a service only. */
  readonly hadPassword: boolean;
  /** Disabled operators stay so. */
  readonly disabled: boolean;
  readonly endedSessions: number;
}

async function judge({ id, email }: StoredOperator, password: string): Promise<Result<true>> {
  const names = (await listWorkspacesOf(id)).map(({ name }) => name);
  for (const workspaceName of ['', ...names]) {
    const problem = problemOfPassword(password, { email, workspaceName });
    if (problem !== null) return invalidInput({ password: [problem] }, problem);
  }
  return ok(true);
}

/**
 * Gives an operator a password, whether he had one or came through a service only; ends every session
 * and, because the password is another, every mark of a known browser. Needs no permission: whoever
 * runs the command owns the machine.
 */
export async function resetPassword(
  { email, password }: { readonly email: string; readonly password: string },
  now = Date.now(),
): Promise<Result<ResetPassword>> {
  const judged = await onDatabase(async () => {
    const found = await findByTypedEmail(email);
    return found.ok ? judge(found.value, password) : found;
  });
  if (!judged.ok) return judged;
  const passwordHash = await hashPassword(password);
  return changeOperator(email, async (tx, operator) => {
    const { id, email } = operator;
    const at = new Date(now);
    const hadPassword = operator.passwordHash !== null;
    await setPasswordHash(tx, { operatorId: id, passwordHash, changedAt: at });
    const endedSessions = await endEverySession(tx, id, at);
    const details = { hadPassword, endedSessions };
    const event = operatorCommandEvent('operator.password_reset', id, details);
    await appendAudit(tx, INSTANCE_CHAIN, event);
    return ok({ id, email, hadPassword, disabled: operator.disabledAt !== null, endedSessions });
  });
}
