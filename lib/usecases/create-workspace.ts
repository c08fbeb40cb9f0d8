import * as z from 'zod/mini';
import { fail, ok, type Result } from '@/lib/core/result';
import { slugSchema, workspaceNameSchema } from '@/lib/core/workspaces/set-up-form';
import { appendAudit } from '@/lib/data/audit';
import { findWorkspaceBySlug, insertWorkspace } from '@/lib/data/workspaces';
import { newId } from '@/lib/platform/ids';
import { onDatabase } from './change-operator';
import { workspaceCommandEvent } from './command-line';
import { inTransaction } from './in-transaction';
import { readInput } from './read-input';

const inputSchema = z.strictObject({ slug: slugSchema, name: workspaceNameSchema });

/** A workspace that nobody is a member of yet. */
export interface CreatedWorkspace {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/**
 * Makes a workspace without members, also before anybody has set the installation up. CONFLICT `slug_taken`
 * for one that is there. Needs no permission: whoever runs the command owns the machine.
 */
export async function createWorkspace(
  input: { readonly slug: string; readonly name: string },
  now = Date.now(),
): Promise<Result<CreatedWorkspace>> {
  const read = readInput(inputSchema, input);
  if (!read.ok) return read;
  const { slug, name } = read.value;
  return onDatabase(() =>
    inTransaction(async (tx) => {
      if ((await findWorkspaceBySlug(tx, slug)) !== null) return taken(slug);
      const workspace = { id: newId('wsp'), slug, name };
      await insertWorkspace(tx, { ...workspace, at: new Date(now) });
      await appendAudit(tx, workspace.id, workspaceCommandEvent(workspace.id, { slug }));
      return ok(workspace);
    }),
  );
}

function taken(slug: string): Result<never> {
  return fail({
    code: 'CONFLICT',
    message: `There is a workspace with the address ${slug} already.`,
    conflict: { kind: 'slug_taken', slug },
  });
}
