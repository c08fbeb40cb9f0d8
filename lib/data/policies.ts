import type { Policy, PolicyDraft } from '@/lib/core/policies/policy';
import type { Tx } from './database';
import {
  permissionRows,
  policyColumns,
  type StoredPolicy,
  toPolicy,
  WITH_PERMISSIONS,
} from './policy-rows';
import type { ChangeMark } from './providers';
import { wholePolicies } from './whole-policies';

type PolicyIdentity = Pick<Policy, 'id' | 'workspaceId'>;

/** A policy of this workspace, all of one version; null for one that does not exist or belongs to another. */
export async function findPolicy(workspaceId: string, id: string): Promise<StoredPolicy | null> {
  const [row] = await wholePolicies([id]);
  return row?.workspaceId === workspaceId ? toPolicy(row) : null;
}

/** The same in a transaction, which locks out whoever else would write. */
export async function findPolicyToWrite(
  tx: Tx,
  { workspaceId, id }: PolicyIdentity,
): Promise<StoredPolicy | null> {
  const row = await tx.policy.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    include: WITH_PERMISSIONS,
  });
  return row === null ? null : toPolicy(row);
}

/** The id of the policy of the workspace, other than `exceptId`, that has exactly this name; null: none. */
export async function findNameHolder(
  tx: Tx,
  workspaceId: string,
  name: string,
  exceptId: string | null,
): Promise<string | null> {
  const where = { workspaceId_name: { workspaceId, name } };
  const row = await tx.policy.findUnique({ where, select: { id: true } });
  return row === null || row.id === exceptId ? null : row.id;
}

/** Writes a new policy as version 1. */
export async function insertPolicy(
  tx: Tx,
  identity: PolicyIdentity,
  draft: PolicyDraft,
  { at, by }: ChangeMark,
): Promise<Policy> {
  await tx.policy.create({
    data: {
      ...identity,
      ...policyColumns(draft),
      version: 1,
      createdAt: at,
      updatedAt: at,
      updatedBy: by,
    },
  });
  await insertPermissions(tx, identity, draft);
  return written(tx, identity);
}

/** Replaces the content of the policy that was read, as its next version. */
export async function replacePolicy(
  tx: Tx,
  before: Policy,
  draft: PolicyDraft,
  { at, by }: ChangeMark,
): Promise<Policy> {
  const identity = { id: before.id, workspaceId: before.workspaceId };
  await tx.policy.update({
    // The version again: of two writers that read the same one, the second finds no row.
    where: { workspaceId_id: identity, version: before.version },
    data: {
      ...policyColumns(draft),
      version: before.version + 1,
      updatedAt: at,
      updatedBy: by,
    },
  });
  await tx.policyPermission.deleteMany({
    where: { workspaceId: identity.workspaceId, policyId: identity.id },
  });
  await insertPermissions(tx, identity, draft);
  return written(tx, identity);
}

/** Deletes the policy that was read, with its permissions and tests. */
export async function removePolicy(tx: Tx, { id, workspaceId, version }: Policy): Promise<void> {
  await tx.policy.delete({ where: { workspaceId_id: { id, workspaceId }, version } });
}

async function insertPermissions(
  tx: Tx,
  { id, workspaceId }: PolicyIdentity,
  draft: PolicyDraft,
): Promise<void> {
  const rows = permissionRows(draft).map((row) => ({ ...row, workspaceId, policyId: id }));
  await tx.policyPermission.createMany({ data: rows });
}

async function written(tx: Tx, identity: PolicyIdentity): Promise<Policy> {
  const { id } = identity;
  const stored = await findPolicyToWrite(tx, identity);
  if (stored === null) throw new Error(`The policy ${id} was written and is not there.`);
  if (stored.unreadable) throw new Error(`The policy ${id} was written and cannot be read.`);
  return stored.policy;
}
