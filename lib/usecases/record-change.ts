import type { Caller } from '@/lib/core/access/caller';
import type { AuditEntry } from '@/lib/core/audit/event';
import { appendAudit } from '@/lib/data/audit';
import type { Tx } from '@/lib/data/database';
import { type RevisionEntry, recordRevision } from '@/lib/data/revisions';

/** What was changed, beside who changed it and when. */
interface Change
  extends Pick<RevisionEntry, 'targetType' | 'targetId' | 'version' | 'before' | 'after'>,
    Pick<AuditEntry, 'action' | 'details'> {}

/** Writes the revision and the audit event of a change, in the transaction of the change. */
export async function recordChange(tx: Tx, caller: Caller, change: Change): Promise<void> {
  const { workspaceId, actor, requestId, clientAddress } = caller;
  const { action, details, ...revision } = change;
  const { targetType, targetId } = revision;
  await recordRevision(tx, { ...revision, workspaceId, actor, at: new Date() });
  await appendAudit(tx, workspaceId, {
    action,
    actor,
    requestId,
    clientAddress,
    // The claims of a provider have its id, and nobody knows them by another name.
    targetType: targetType === 'claims' ? 'provider' : targetType,
    targetId,
    details,
  });
}
