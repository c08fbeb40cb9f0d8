import { ok, type Result } from '@/lib/core/result';
import { type ListedWorkspace, readWorkspaces } from '@/lib/data/workspaces';
import { onDatabase } from './change-operator';

export type { ListedWorkspace };

/**
 * Every workspace of this installation, by slug. Needs no permission: whoever runs the command owns the
 * machine.
 */
export function listWorkspaces(): Promise<Result<readonly ListedWorkspace[]>> {
  return onDatabase(async () => ok(await readWorkspaces()));
}
