import { type Caller, requirePermission } from '@/lib/core/access/caller';
import type { ClaimMappings } from '@/lib/core/claims/claim-mapping';
import { notFound, ok, type Result } from '@/lib/core/result';
import { findClaimMappings } from '@/lib/data/claim-mappings';
import { visibleProvider } from './provider-access';
import { idSchema } from './versioned-target';

/**
 * The claim mappings of a provider; version 0 and no rows where none were saved yet. Needs
 * `providers:read`. Fails with NOT_FOUND.
 */
export async function getClaimMappings(
  caller: Caller,
  providerId: string,
): Promise<Result<ClaimMappings>> {
  const allowed = requirePermission(caller, 'providers:read');
  if (!allowed.ok) return allowed;
  if (!idSchema.safeParse(providerId).success) return notFound('provider');
  const provider = await visibleProvider(caller, providerId);
  if (provider === null) return notFound('provider');
  return ok(await findClaimMappings(caller.workspaceId, provider.id));
}
