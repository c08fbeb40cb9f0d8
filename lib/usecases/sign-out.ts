import type { CallOrigin } from '@/lib/core/access/caller';
import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { appendAudit } from '@/lib/data/audit';
import { transaction } from '@/lib/data/database';
import { deleteSession } from '@/lib/data/sessions';
import { sessionTokenHash } from './session-token';

/** Ends the session of this token; nothing happens when there is none. Others stay as they are. */
export async function signOutOf(token: string, origin: CallOrigin): Promise<void> {
  await transaction(async (tx) => {
    const ended = await deleteSession(tx, sessionTokenHash(token));
    if (ended === null) return;
    await appendAudit(tx, INSTANCE_CHAIN, {
      ...origin,
      action: 'operator.signed_out',
      actor: { type: 'operator', id: ended.operatorId, label: ended.email },
      targetType: 'operator',
      targetId: ended.operatorId,
      details: {},
    });
  });
}
