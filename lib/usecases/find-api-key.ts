import type { ApiKey } from '@/lib/core/access/api-key';
import type { Caller } from '@/lib/core/access/caller';
import { prefixOf } from '@/lib/core/access/key-format';
import { fail, ok, type Result } from '@/lib/core/result';
import { findKey, findKeyByPrefix } from '@/lib/data/api-keys';
import { requireKeyManager } from './key-writes';
import { idSchema } from './versioned-target';

/**
 * The key of an id, or of the prefix that lists show; the whole key serves as well. Needs `keys:read`.
 * Fails with NOT_FOUND, without repeating what was given, which may be a secret.
 */
export async function findApiKey(caller: Caller, idOrPrefix: string): Promise<Result<ApiKey>> {
  const allowed = requireKeyManager(caller, 'keys:read');
  if (!allowed.ok) return allowed;
  const prefix = prefixOf(idOrPrefix);
  const key = prefix === null ? await keyOfId(caller, idOrPrefix) : await keyOf(caller, prefix);
  if (key !== null) return ok(key);
  const message = 'There is no key with this id or prefix in the workspace.';
  return fail({ code: 'NOT_FOUND', message });
}

async function keyOfId({ workspaceId }: Caller, id: string): Promise<ApiKey | null> {
  return idSchema.safeParse(id).success ? findKey(workspaceId, id) : null;
}

async function keyOf({ workspaceId }: Caller, prefix: string): Promise<ApiKey | null> {
  const stored = await findKeyByPrefix(prefix);
  return stored?.key.workspaceId === workspaceId ? stored.key : null;
}
