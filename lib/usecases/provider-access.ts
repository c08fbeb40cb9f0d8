import type { Caller } from '@/lib/core/access/caller';
import type { Environment } from '@/lib/core/providers/draft';
import type { Provider } from '@/lib/core/providers/settings';
import { invalidInput, ok, type Result } from '@/lib/core/result';
import type { Tx } from '@/lib/data/database';
import { deletedFrom, findProvider } from '@/lib/data/providers';

type Bounds = Pick<Caller, 'workspaceId' | 'environment'>;

/**
 * A provider that a caller may know of: of the workspace and, for a key, of its environment. Null for
 * every other one, whether it exists or not. Reads within `tx` if given.
 */
export async function visibleProvider(
  caller: Bounds,
  id: string,
  tx?: Tx,
): Promise<Provider | null> {
  const provider = await findProvider(caller.workspaceId, id, tx);
  return provider !== null && isWithin(caller, provider.draft.environment) ? provider : null;
}

/** Whether a provider that a caller could know of was deleted. */
export async function wasVisible(caller: Bounds, id: string, tx: Tx): Promise<boolean> {
  const environment = await deletedFrom(tx, caller.workspaceId, id);
  return environment !== null && isWithin(caller, environment);
}

/** Refuses an environment that is not the caller's, at `environment`; null: the caller's own. */
export function requireEnvironment(caller: Bounds, environment: Environment | null): Result<true> {
  if (environment === null || isWithin(caller, environment)) return ok(true);
  const message = `This key is for ${caller.environment}; providers of ${environment} are neither shown to it nor changed by it.`;
  return invalidInput({ environment: [message] });
}

function isWithin(caller: Bounds, environment: Environment): boolean {
  return caller.environment === null || caller.environment === environment;
}
