import type { Actor, CallOrigin } from '@/lib/core/access/caller';
import type { Identity } from '@/lib/core/access/identity';
import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { appendAudit } from '@/lib/data/audit';
import type { Tx } from '@/lib/data/database';
import {
  deleteOldIdentitySessions,
  insertIdentity,
  insertIdentitySession,
} from '@/lib/data/identities';
import { newId } from '@/lib/platform/ids';

/** A session that began so long ago is forgotten, and audited again if it is still used: 90 days. */
const REMEMBERED_MS = 90 * 24 * 60 * 60 * 1000;

/** What is done to an operator, when, and from where. */
export interface IdentityChange {
  readonly identity: Identity;
  readonly operator: { readonly id: string; readonly email: string };
  readonly origin: CallOrigin;
  readonly now: number;
}

function entryOf({ operator, origin }: IdentityChange) {
  const actor: Actor = { type: 'operator', id: operator.id, label: operator.email };
  return { ...origin, actor, targetType: 'operator', targetId: operator.id } as const;
}

/** Links a user of the service to an operator, and says so in the audit log. */
export async function linkIdentity(tx: Tx, change: IdentityChange): Promise<void> {
  const { source, subject } = change.identity;
  await insertIdentity(tx, {
    id: newId('idn'),
    source,
    subject,
    operatorId: change.operator.id,
    at: new Date(change.now),
  });
  await appendAudit(tx, INSTANCE_CHAIN, {
    ...entryOf(change),
    action: 'operator.identity_linked',
    details: { source, subject },
  });
}

/** Notes a session of the service; `audit`: its begin becomes one row of the audit log. */
export async function noteIdentitySession(
  tx: Tx,
  change: IdentityChange,
  audit: 'audited' | 'not audited' = 'audited',
): Promise<void> {
  const { identity, operator, now } = change;
  const { source, sessionId } = identity;
  const at = new Date(now);
  await deleteOldIdentitySessions(tx, new Date(now - REMEMBERED_MS));
  const session = { source, sessionId, operatorId: operator.id, at };
  if (!(await insertIdentitySession(tx, session)) || audit === 'not audited') return;
  await appendAudit(tx, INSTANCE_CHAIN, {
    ...entryOf(change),
    action: 'operator.signed_in',
    details: { by: source },
  });
}
