import type { Operator } from '@/lib/core/access/operator';
import type { Role } from '@/lib/core/access/permissions';
import { notFound, ok, type Result } from '@/lib/core/result';
import { listWorkspacesOf } from '@/lib/data/memberships';

/** A workspace that the operator belongs to, and all others for the switcher. */
export interface EnteredWorkspace {
  readonly workspace: { readonly id: string; readonly slug: string; readonly name: string };
  readonly role: Role;
  readonly workspaces: readonly { readonly slug: string; readonly name: string }[];
}

/**
 * The operator's place in the workspace of this slug. `NOT_FOUND` in the same words for a workspace
 * that does not exist and for one of others. Needs no permission: membership is what it finds out.
 */
export async function enterWorkspace(
  operator: Operator,
  slug: string,
): Promise<Result<EnteredWorkspace>> {
  const all = await listWorkspacesOf(operator.id);
  const entered = all.find((workspace) => workspace.slug === slug);
  if (entered === undefined) return notFound('workspace');
  return ok({
    workspace: { id: entered.id, slug: entered.slug, name: entered.name },
    role: entered.role,
    workspaces: all.map((workspace) => ({ slug: workspace.slug, name: workspace.name })),
  });
}

/** The slug of the operator's first workspace by name; null for an operator without any. */
export async function firstWorkspaceOf(operator: Operator): Promise<string | null> {
  return (await listWorkspacesOf(operator.id))[0]?.slug ?? null;
}
