import { database, type Tx } from './database';

/** Writes a new workspace; the slug is unique and never changes. */
export async function insertWorkspace(
  tx: Tx,
  workspace: { id: string; slug: string; name: string; at: Date },
): Promise<void> {
  const { at, ...values } = workspace;
  await tx.workspace.create({ data: { ...values, createdAt: at } });
}

/** The workspace with this slug, or null. */
export function findWorkspaceBySlug(
  tx: Tx,
  slug: string,
): Promise<{ readonly id: string; readonly name: string } | null> {
  return tx.workspace.findUnique({ where: { slug }, select: { id: true, name: true } });
}

/** A workspace as the command line lists it. */
export interface ListedWorkspace {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly members: number;
  readonly providers: number;
}

/** Every workspace of this installation, by slug. */
export async function readWorkspaces(): Promise<readonly ListedWorkspace[]> {
  const rows = await database().workspace.findMany({
    orderBy: { slug: 'asc' },
    select: {
      id: true,
      slug: true,
      name: true,
      _count: { select: { memberships: true, providers: true } },
    },
  });
  return rows.map(({ _count: { memberships: members, providers }, ...workspace }) => ({
    ...workspace,
    members,
    providers,
  }));
}
