import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { ok, type Result } from '@/lib/core/result';
import { appendAudit } from '@/lib/data/audit';
import { setDisabledAt } from '@/lib/data/operators';
import { changeOperator } from './change-operator';
import { operatorCommandEvent } from './command-line';

/** An operator who may sign in. */
export interface EnabledOperator {
  readonly id: string;
  readonly email: string;
  /** False: he was not disabled. */
  readonly changed: boolean;
}

/**
 * Gives a disabled operator his access back; sessions that were ended stay ended. Needs no permission:
 * whoever runs the command owns the machine.
 */
export function enableOperator(email: string): Promise<Result<EnabledOperator>> {
  return changeOperator<EnabledOperator>(email, async (tx, { id, email, disabledAt }) => {
    if (disabledAt === null) return ok({ id, email, changed: false });
    await setDisabledAt(tx, id, null);
    await appendAudit(tx, INSTANCE_CHAIN, operatorCommandEvent('operator.enabled', id, {}));
    return ok({ id, email, changed: true });
  });
}
