import { type Caller, requirePermission } from '@/lib/core/access/caller';
import { withoutNetworkCauses } from '@/lib/core/connections/network-causes';
import type { ConnectionReport } from '@/lib/core/connections/report';
import { notFound, ok, type Result } from '@/lib/core/result';
import { findReport } from '@/lib/data/connection-reports';
import { idSchema } from './provider-target';

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
  const report = await findReport(caller.workspaceId, id);
  if (report === null) return notFound('report');
  return ok(caller.permissions.has('providers:test') ? report : withoutNetworkCauses(report));
}
