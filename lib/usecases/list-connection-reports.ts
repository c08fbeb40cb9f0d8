import { type Caller, requirePermission } from '@/lib/core/access/caller';
import type { ReportHistoryEntry } from '@/lib/core/connections/report';
import { reportHistory } from '@/lib/core/connections/report-history';
import { notFound, ok, type Result } from '@/lib/core/result';
import { KEPT_REPORTS, recentRecords } from '@/lib/data/connection-reports';
import { visibleProvider } from './provider-access';
import { idSchema } from './versioned-target';

/**
 * The kept reports of a provider (up to 50), newest first, each with what changed since the one
 * before it; `limit` takes the newest of them. Needs `providers:read`. Fails with NOT_FOUND.
 */
export async function listConnectionReports(
  caller: Caller,
  providerId: string,
  { limit = KEPT_REPORTS }: { readonly limit?: number } = {},
): Promise<Result<readonly ReportHistoryEntry[]>> {
  const allowed = requirePermission(caller, 'providers:read');
  if (!allowed.ok) return allowed;
  if (!idSchema.safeParse(providerId).success) return notFound('provider');
  if ((await visibleProvider(caller, providerId)) === null) return notFound('provider');
  const records = await recentRecords(caller.workspaceId, providerId, limit + 1);
  return ok(reportHistory(records).slice(0, limit));
}
