import { type Caller, requirePermission } from '@/lib/core/access/caller';
import type { ConnectionReport } from '@/lib/core/connections/report';
import { notFound, ok, type Result } from '@/lib/core/result';
import { findReport } from '@/lib/data/connection-reports';
import { idSchema } from './provider-target';

/** The whole of one connection report. Needs `providers:read`. Fails with NOT_FOUND. */
export async function getConnectionReport(
  caller: Caller,
  id: string,
): Promise<Result<ConnectionReport>> {
  const allowed = requirePermission(caller, 'providers:read');
  if (!allowed.ok) return allowed;
  if (!idSchema.safeParse(id).success) return notFound('report');
  const report = await findReport(caller.workspaceId, id);
  return report === null ? notFound('report') : ok(report);
}
