import { type Caller, requirePermission } from '@/lib/core/access/caller';
import { withoutNetworkCauses } from '@/lib/core/connections/network-causes';
import type { ConnectionReport, ReportHistoryEntry } from '@/lib/core/connections/report';
import { reportHistory } from '@/lib/core/connections/report-history';
import type { Provider } from '@/lib/core/providers/settings';
import { notFound, ok, type Result } from '@/lib/core/result';
import { latestReport, recentRecords } from '@/lib/data/connection-reports';
import { settingsHashOf } from '@/lib/data/settings-hash';
import { visibleProvider } from './provider-access';
import { idSchema } from './versioned-target';

const REPORTS = 20;

export interface ProviderDetails {
  readonly provider: Provider;
  /** The newest report, and whether it is of exactly the settings that are saved; null: never tested. */
  readonly latest: { readonly report: ConnectionReport; readonly fresh: boolean } | null;
  /** Up to 20 reports, newest first, each with what changed since the one before it. */
  readonly reports: readonly ReportHistoryEntry[];
}

/**
 * A provider with its connection reports; network causes only for those who have `providers:test`.
 * Needs `providers:read`. Fails with NOT_FOUND.
 */
export async function getProvider(caller: Caller, id: string): Promise<Result<ProviderDetails>> {
  const allowed = requirePermission(caller, 'providers:read');
  if (!allowed.ok) return allowed;
  if (!idSchema.safeParse(id).success) return notFound('provider');
  const provider = await visibleProvider(caller, id);
  if (provider === null) return notFound('provider');
  // One more than is shown, so that the oldest of them has something to be compared with.
  const records = await recentRecords(caller.workspaceId, id, REPORTS + 1);
  const report = await latestReport(caller.workspaceId, id);
  const latest =
    report === null
      ? null
      : {
          report: shownTo(caller, report),
          fresh: report.settingsHash === settingsHashOf(provider.draft),
        };
  return ok({ provider, latest, reports: reportHistory(records).slice(0, REPORTS) });
}

function shownTo({ permissions }: Caller, report: ConnectionReport): ConnectionReport {
  return permissions.has('providers:test') ? report : withoutNetworkCauses(report);
}
