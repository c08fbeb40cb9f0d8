import { type Caller, requirePermission } from '@/lib/core/access/caller';
import type { ClaimMappings } from '@/lib/core/claims/claim-mapping';
import { ok, type Result } from '@/lib/core/result';
import { claimMappingsOf } from '@/lib/data/workspace-claim-mappings';

/**
 * The claim mappings of the workspace's providers of which any were saved, in the order of provider ids;
 * for a key, of those of its environment. Needs `providers:read`.
 */
export async function listClaimMappings(caller: Caller): Promise<Result<readonly ClaimMappings[]>> {
  const allowed = requirePermission(caller, 'providers:read');
  if (!allowed.ok) return allowed;
  const saved = await claimMappingsOf(caller.workspaceId);
  const { environment } = caller;
  const shown = saved.filter((entry) => environment === null || entry.environment === environment);
  return ok(shown.map(({ mappings }) => mappings));
}
