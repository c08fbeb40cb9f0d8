import type { CallOrigin } from '@/lib/core/access/caller';
import type { Identity } from '@/lib/core/access/identity';
import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { appendAudit } from '@/lib/data/audit';
import { transaction } from '@/lib/data/database';
import { endIdentitySession, findIdentitySession } from '@/lib/data/identities';

/**
 * Ends a session of a service here, at once and for good; nothing happens when there is none. Says
 * whether anybody came here with it, now or before it ended.
 */
export async function signOutOfIdentity(
  { source, sessionId }: Identity,
  origin: CallOrigin,
  now = Date.now(),
): Promise<boolean> {
  if ((await findIdentitySession({ source, sessionId })) === null) return false;
  await transaction(async (tx) => {
    const ended = await endIdentitySession(tx, { source, sessionId, at: new Date(now) });
    if (ended === null) return;
    await appendAudit(tx, INSTANCE_CHAIN, {
      ...origin,
      action: 'operator.signed_out',
      actor: { type: 'operator', id: ended.operatorId, label: ended.email },
      targetType: 'operator',
      targetId: ended.operatorId,
      details: { by: source },
    });
  });
  return true;
}
