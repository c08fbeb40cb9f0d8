import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { ok, type Result } from '@/lib/core/result';
import { appendAudit } from '@/lib/data/audit';
import { unlinkIdentities } from '@/lib/data/identities';
import { changeOperator } from './change-operator';
import { operatorCommandEvent } from './command-line';

/** An operator to whom no user of a service is linked. */
export interface UnlinkedOperator {
  readonly id: string;
  readonly email: string;
  /** How many users were linked; 0: nothing was changed. */
  readonly unlinked: number;
}

/**
 * Takes the links to users of a service such as Clerk away and ends the sessions that came with them;
 * the next sign-in with the operator's verified address links anew. Needs no permission: whoever runs
 * the command owns the machine.
 */
export function unlinkOperator(email: string, now = Date.now()): Promise<Result<UnlinkedOperator>> {
  return changeOperator(email, async (tx, { id, email }) => {
    const unlinked = await unlinkIdentities(tx, id, new Date(now));
    if (unlinked > 0) {
      const event = operatorCommandEvent('operator.identities_unlinked', id, { unlinked });
      await appendAudit(tx, INSTANCE_CHAIN, event);
    }
    return ok({ id, email, unlinked });
  });
}
