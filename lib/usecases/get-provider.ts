import { type Caller, requirePermission } from '@/lib/core/access/caller';
import type { ConnectionReport, ReportSummary } from '@/lib/core/connections/report';
import type { Provider } from '@/lib/core/providers/settings';
import { notFound, ok, type Result } from '@/lib/core/result';
import { latestReport, listReports } from '@/lib/data/connection-reports';
import { findProvider } from '@/lib/data/providers';
import { settingsHashOf } from '@/lib/data/settings-hash';
import { idSchema } from './provider-target';

const REPORTS = 20;

export interface ProviderDetails {
  readonly provider: Provider;
  /** The newest report, and whether it is of exactly the settings that are saved; null: never tested. */
  readonly latest: { readonly report: ConnectionReport; readonly fresh: boolean } | null;
  /** Up to 20 reports, newest first. */
  readonly reports: readonly ReportSummary[];
}

/** A provider with its connection reports. Needs `providers:read`. Fails with NOT_FOUND. */
export async function getProvider(caller: Caller, id: string): Promise<Result<ProviderDetails>> {
  const allowed = requirePermission(caller, 'providers:read');
  if (!allowed.ok) return allowed;
  if (!idSchema.safeParse(id).success) return notFound('provider');
  const provider = await findProvider(caller.workspaceId, id);
  if (provider === null) return notFound('provider');
  const [report, reports] = await Promise.all([
    latestReport(caller.workspaceId, id),
    listReports(caller.workspaceId, id, REPORTS),
  ]);
  const fresh = report?.settingsHash === settingsHashOf(provider.draft);
  return ok({ provider, latest: report === null ? null : { report, fresh }, reports });
}
