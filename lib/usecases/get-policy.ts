import { type Caller, requirePermission } from '@/lib/core/access/caller';
import { notFound, ok, type Result } from '@/lib/core/result';
import { findPolicy } from '@/lib/data/policies';
import type { StoredPolicy } from '@/lib/data/policy-rows';
import { idSchema } from './versioned-target';

/**
 * A policy of the workspace, and whether what is stored of it cannot be read: then it denies whatever it is
 * attached to, until it is saved anew; tests that cannot be read change no decision. Needs `policies:read`. Fails with NOT_FOUND.
 */
export async function getPolicy(caller: Caller, id: string): Promise<Result<StoredPolicy>> {
  const allowed = requirePermission(caller, 'policies:read');
  if (!allowed.ok) return allowed;
  if (!idSchema.safeParse(id).success) return notFound('policy');
  const stored = await findPolicy(caller.workspaceId, id);
  return stored === null ? notFound('policy') : ok(stored);
}
