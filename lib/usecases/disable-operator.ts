import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { invalidInput, ok, type Result } from '@/lib/core/result';
import { appendAudit } from '@/lib/data/audit';
import { listSolelyOwnedBy } from '@/lib/data/memberships';
import { setDisabledAt } from '@/lib/data/operators';
import { changeOperator, endEverySession } from './change-operator';
import { operatorCommandEvent } from './command-line';

/** An operator who cannot sign in. */
export interface DisabledOperator {
  readonly id: string;
  readonly email: string;
  /** False: he was disabled before. */
  readonly changed: boolean;
  readonly endedSessions: number;
}

function refusal(email: string, slugs: readonly string[]): Result<never> {
  const message = `${email} is the last owner of ${slugs.join(', ')} who is not disabled. Make or enable another owner first.`;
  return invalidInput({ email: [message] }, message);
}

/**
 * Takes an operator's access away and ends every session at once; the last enabled owner of a workspace
 * is refused. Needs no permission: whoever runs the command owns the machine.
 */
export function disableOperator(
  email: string,
  now = Date.now(),
): Promise<Result<DisabledOperator>> {
  return changeOperator<DisabledOperator>(email, async (tx, operator) => {
    const { id, email } = operator;
    if (operator.disabledAt !== null) return ok({ id, email, changed: false, endedSessions: 0 });
    const owned = await listSolelyOwnedBy(tx, id);
    if (owned.length > 0) return refusal(email, owned);
    const at = new Date(now);
    await setDisabledAt(tx, id, at);
    const endedSessions = await endEverySession(tx, id, at);
    const event = operatorCommandEvent('operator.disabled', id, { endedSessions });
    await appendAudit(tx, INSTANCE_CHAIN, event);
    return ok({ id, email, changed: true, endedSessions });
  });
}
