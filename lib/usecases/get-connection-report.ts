import { type Caller, requirePermission } from '@/lib/core/access/caller';
import { withoutNetworkCauses } from '@/lib/core/connections/network-causes';
import type { ConnectionReport } from '@/lib/core/connections/report';
import { notFound, ok, type Result } from '@/lib/core/result';
import { findReport } from '@/lib/data/connection-reports';
import { visibleProvider } from './provider-access';
import { idSchema } from './versioned-target';

/**
 * One connection report; network causes only for those who have `providers:test`. Needs
 * `providers:read`. Fails with NOT_FOUND.
 */
export async function getConnectionReport(
  caller: Caller,
  id: string,
): Promise<Result<ConnectionReport>> {
  const allowed = requirePermission(caller, 'providers:read');
  if (!allowed.ok) return allowed;
  if (!idSchema.safeParse(id).success) return notFound('report');
  const found = await findReport(caller.workspaceId, id);
  if (found === null || !(await isVisible(caller, found.providerId))) return notFound('report');
  const { report } = found;
  return ok(caller.permissions.has('providers:test') ? report : withoutNetworkCauses(report));
}

/** A draft's report does not say of which environment it is, so it is for those who see all of them. */
async function isVisible(caller: Caller, providerId: string | null): Promise<boolean> {
  if (caller.environment === null) return true;
  return providerId !== null && (await visibleProvider(caller, providerId)) !== null;
}
