import type { Actor, CallOrigin } from '@/lib/core/access/caller';
import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { fail, ok, type Result } from '@/lib/core/result';
import { appendAudit } from '@/lib/data/audit';
import { isUniqueViolation, type Tx, transaction } from '@/lib/data/database';
import { insertInstance, isSetUp } from '@/lib/data/instance';
import { insertMembership } from '@/lib/data/memberships';
import { insertOperator } from '@/lib/data/operators';
import { insertWorkspace } from '@/lib/data/workspaces';
import { newId } from '@/lib/platform/ids';
import { isSetupToken } from './setup-token';

/** The first workspace and its owner, judged and ready to be written. */
export interface NewInstance {
  readonly owner: {
    readonly email: string;
    readonly name: string;
    /** Null for an owner who signs in elsewhere. */
    readonly passwordHash: string | null;
  };
  readonly workspace: { readonly slug: string; readonly name: string };
  readonly origin: CallOrigin;
  readonly now: number;
}

/** What the first owner begins with, written in the transaction that makes him. */
export type BeginAsOwner<T> = (
  tx: Tx,
  owner: { readonly id: string; readonly actor: Actor },
) => Promise<T>;

const alreadySetUp = () =>
  fail({
    code: 'CONFLICT',
    message: 'Claimcheck is set up already. Sign in instead.',
    conflict: { kind: 'already_set_up' },
  });

/** Whether whoever brings this token may set up; else `CONFLICT` once somebody did, or `FORBIDDEN`. */
export async function maySetUp(token: string): Promise<Result<true>> {
  if (await isSetUp()) return alreadySetUp();
  if (isSetupToken(token)) return ok(true);
  return fail({
    code: 'FORBIDDEN',
    permission: 'instance:set-up',
    message: 'This setup link is not the current one. Open the link that the console printed last.',
  });
}

interface Ids {
  readonly ownerId: string;
  readonly workspaceId: string;
  readonly actor: Actor;
}

async function auditSetUp(tx: Tx, { origin, workspace }: NewInstance, ids: Ids): Promise<void> {
  const { ownerId, workspaceId, actor } = ids;
  const entry = { ...origin, actor };
  await appendAudit(tx, INSTANCE_CHAIN, {
    ...entry,
    action: 'instance.set_up',
    targetType: 'instance',
    targetId: INSTANCE_CHAIN,
    details: { ownerId, workspaceId },
  });
  await appendAudit(tx, INSTANCE_CHAIN, {
    ...entry,
    action: 'operator.signed_in',
    targetType: 'operator',
    targetId: ownerId,
    details: { by: 'setup' },
  });
  await appendAudit(tx, workspaceId, {
    ...entry,
    action: 'workspace.created',
    targetType: 'workspace',
    targetId: workspaceId,
    details: { slug: workspace.slug },
  });
}

async function write<T>(tx: Tx, made: NewInstance, begin: BeginAsOwner<T>): Promise<T> {
  const { owner, workspace } = made;
  const at = new Date(made.now);
  const ownerId = newId('opr');
  const workspaceId = newId('wsp');
  const actor: Actor = { type: 'operator', id: ownerId, label: owner.email };
  // First, so that of many setups at once all but one end here.
  await insertInstance(tx, ownerId, at);
  await insertOperator(tx, { ...owner, id: ownerId, at });
  await insertWorkspace(tx, { ...workspace, id: workspaceId, at });
  await insertMembership(tx, { workspaceId, operatorId: ownerId, role: 'owner', at });
  await auditSetUp(tx, made, { ownerId, workspaceId, actor });
  return begin(tx, { id: ownerId, actor });
}

/** Writes workspace and owner, once: for all but one of several at once `CONFLICT`. */
export async function writeNewInstance<T>(
  made: NewInstance,
  begin: BeginAsOwner<T>,
): Promise<Result<T>> {
  try {
    return ok(await transaction((tx) => write(tx, made, begin)));
  } catch (error) {
    if (isUniqueViolation(error) && (await isSetUp())) return alreadySetUp();
    throw error;
  }
}
