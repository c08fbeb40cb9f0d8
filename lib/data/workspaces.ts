import type { Tx } from './database';

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
