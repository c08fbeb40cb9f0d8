import type { Actor, Caller } from '@/lib/core/access/caller';
import { PERMISSIONS } from '@/lib/core/access/permissions';
import type { AuditAction, AuditEntry } from '@/lib/core/audit/event';
import { fail, type Result } from '@/lib/core/result';
import { database } from '@/lib/data/database';
import { findWorkspaceBySlug } from '@/lib/data/workspaces';
import { newId } from '@/lib/platform/ids';
import { onDatabase } from './change-operator';

const COMMAND_LINE: Actor = { type: 'system', id: 'command-line', label: 'the command line' };

function eventOf(
  about: Pick<AuditEntry, 'action' | 'targetType' | 'targetId' | 'details'>,
): AuditEntry {
  return {
    ...about,
    actor: COMMAND_LINE,
    requestId: newId('req'),
    clientAddress: null,
  };
}

/** The event of something that the command line did to the whole installation. */
export function commandLineEvent(
  action: Extract<AuditAction, `instance.${string}`>,
  details: AuditEntry['details'],
): AuditEntry {
  return eventOf({ action, targetType: 'instance', targetId: 'instance', details });
}

/** The event of something that the command line did to an operator. */
export function operatorCommandEvent(
  action: Extract<AuditAction, `operator.${string}`>,
  operatorId: string,
  details: AuditEntry['details'],
): AuditEntry {
  return eventOf({ action, targetType: 'operator', targetId: operatorId, details });
}

/** The event of a workspace that the command line made. */
export function workspaceCommandEvent(
  workspaceId: string,
  details: AuditEntry['details'],
): AuditEntry {
  const action = 'workspace.created';
  return eventOf({ action, targetType: 'workspace', targetId: workspaceId, details });
}

/**
 * Does something in the workspace of a slug as the command line, which may do everything there; NOT_FOUND
 * with the slug, INVALID_INPUT where the database cannot be worked on.
 */
export async function inWorkspaceOf<T>(
  slug: string,
  run: (caller: Caller) => Promise<Result<T>>,
): Promise<Result<T>> {
  return onDatabase(async () => {
    const workspace = await findWorkspaceBySlug(database(), slug);
    if (workspace === null) {
      return fail({
        code: 'NOT_FOUND',
        message: `There is no workspace with the address ${slug}.`,
      });
    }
    return run({
      actor: COMMAND_LINE,
      workspaceId: workspace.id,
      environment: null,
      permissions: new Set(PERMISSIONS),
      requestId: newId('req'),
      clientAddress: null,
    });
  });
}
