import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { appendAudit } from '@/lib/data/audit';
import { transaction } from '@/lib/data/database';
import { deleteAllSessions } from '@/lib/data/sessions';
import { newId } from '@/lib/platform/ids';

/**
 * Ends every session that began with a password, where operators sign in with Clerk from now on: it
 * would live again, up to seven days, once Clerk's variables are taken away. Audited when there was
 * one. How many there were. Asks nothing of a caller: a start runs it.
 */
export async function endLocalSessions(): Promise<number> {
  return transaction(async (tx) => {
    const ended = await deleteAllSessions(tx);
    if (ended === 0) return 0;
    await appendAudit(tx, INSTANCE_CHAIN, {
      action: 'instance.sessions_ended',
      actor: { type: 'system', id: 'start', label: 'the start of Claimcheck' },
      requestId: newId('req'),
      clientAddress: null,
      targetType: 'instance',
      targetId: 'instance',
      details: { sessionsEnded: ended, because: 'operators sign in with Clerk' },
    });
    return ended;
  });
}
