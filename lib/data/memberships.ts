import { isRole, type Role } from '@/lib/core/access/permissions';
import { database, type Tx } from './database';

/** A workspace of an operator, with the role in it. */
export interface MemberWorkspace {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
}

/** The workspaces of an operator, by name; rows with a role of a newer version are left out. */
export async function listWorkspacesOf(operatorId: string): Promise<readonly MemberWorkspace[]> {
  const rows = await database().membership.findMany({
    where: { operatorId },
    select: { role: true, workspace: { select: { id: true, slug: true, name: true } } },
    orderBy: [{ workspace: { name: 'asc' } }, { workspaceId: 'asc' }],
  });
  return rows.flatMap(({ role, workspace }) => (isRole(role) ? [{ ...workspace, role }] : []));
}

/** Writes the membership of an operator in a workspace. */
export async function insertMembership(
  tx: Tx,
  membership: { workspaceId: string; operatorId: string; role: Role; at: Date },
): Promise<void> {
  const { at, ...values } = membership;
  await tx.membership.create({ data: { ...values, createdAt: at } });
}

/** The slugs of the workspaces that have this operator as their only owner who is not disabled. */
export async function listSolelyOwnedBy(tx: Tx, operatorId: string): Promise<readonly string[]> {
  const other = { operatorId: { not: operatorId }, operator: { disabledAt: null } };
  const rows = await tx.workspace.findMany({
    where: {
      AND: [
        { memberships: { some: { operatorId, role: 'owner' } } },
        { memberships: { none: { role: 'owner', ...other } } },
      ],
    },
    select: { slug: true },
    orderBy: { slug: 'asc' },
  });
  return rows.map(({ slug }) => slug);
}
