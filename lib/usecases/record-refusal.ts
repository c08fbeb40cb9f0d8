import type { Actor, Caller, CallOrigin } from '@/lib/core/access/caller';
import type { ActionFailure } from '@/lib/core/action-result';
import { type AuditAction, type AuditEntry, INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { appendAudit } from '@/lib/data/audit';
import { StorageBusyError, transaction } from '@/lib/data/database';
import { log } from '@/lib/platform/log';
import { refusalAudits } from '@/lib/platform/refusal-audits';

/** A refused attempt, before it is known whether it is written down. */
export interface RefusedAttempt extends Omit<AuditEntry, 'action'> {
  readonly action: Extract<AuditAction, `${string}refused`>;
  /** A workspace's id, or `instance`. */
  readonly chainId: string;
  /** What was refused, from a closed set of words; each is written once per actor and window. */
  readonly kind: string;
}

const NOBODY: Actor = { type: 'system', id: 'request', label: 'someone not signed in' };

/**
 * Writes an audit row of a refused attempt, once per actor, kind and client address in 15 minutes.
 * Needs no permission: the caller was refused. A database that stays busy costs the row only.
 */
export async function recordAttempt(attempt: RefusedAttempt): Promise<void> {
  const { chainId, kind, ...entry } = attempt;
  const { actor, clientAddress } = entry;
  if (!(await refusalAudits().mayWrite(actor.id, kind, clientAddress))) return;
  const details = { ...entry.details, kind };
  try {
    await transaction((tx) => appendAudit(tx, chainId, { ...entry, details }));
  } catch (err) {
    if (!(err instanceof StorageBusyError)) throw err;
    log.warn({ err, requestId: entry.requestId, kind }, 'refusal not audited');
  }
}

/**
 * Records that someone asked for what he may not, or too often; other failures are none. `who` is a
 * caller where he is known, and else only where the request came from.
 */
export async function recordRefusal(
  who: Caller | CallOrigin,
  failure: ActionFailure,
  about: Pick<AuditEntry, 'targetType' | 'targetId'> = placeOf(who),
): Promise<void> {
  if (failure.code !== 'FORBIDDEN' && failure.code !== 'TOO_MANY_REQUESTS') return;
  const { requestId, clientAddress } = who;
  await recordAttempt({
    ...about,
    requestId,
    clientAddress,
    chainId: 'workspaceId' in who ? who.workspaceId : INSTANCE_CHAIN,
    actor: 'actor' in who ? who.actor : NOBODY,
    action: 'access.refused',
    kind: failure.code === 'FORBIDDEN' ? failure.permission : 'too many requests',
    details: {},
  });
}

function placeOf(who: Caller | CallOrigin): Pick<AuditEntry, 'targetType' | 'targetId'> {
  if ('workspaceId' in who) return { targetType: 'workspace', targetId: who.workspaceId };
  return { targetType: 'instance', targetId: INSTANCE_CHAIN };
}
