import { type Caller, requirePermission } from '@/lib/core/access/caller';
import type { ClaimReading } from '@/lib/core/claims/claim-reading';
import { notFound, ok, type Result } from '@/lib/core/result';
import { findClaimMappings } from '@/lib/data/claim-mappings';
import { visibleProvider } from './provider-access';
import { idSchema } from './versioned-target';

/**
 * What attributes and permissions of a provider's tokens are read by, for deciding in a browser. Needs
 * `debugger:use`. Fails with NOT_FOUND.
 */
export async function getDecisionMappings(
  caller: Caller,
  { providerId }: { readonly providerId: string },
): Promise<Result<ClaimReading>> {
  const allowed = requirePermission(caller, 'debugger:use');
  if (!allowed.ok) return allowed;
  if (!idSchema.safeParse(providerId).success) return notFound('provider');
  const provider = await visibleProvider(caller, providerId);
  if (provider === null) return notFound('provider');
  const { rows, unreadable } = await findClaimMappings(caller.workspaceId, provider.id);
  const mappings = unreadable === true ? null : rows;
  return ok({ mappings, permissionsPath: provider.settings.permissionsPath });
}
