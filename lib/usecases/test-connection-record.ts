import type { Caller } from '@/lib/core/access/caller';
import { compareReports } from '@/lib/core/connections/compare-reports';
import type { ConnectionReport } from '@/lib/core/connections/report';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { providerTypeOf } from '@/lib/core/providers/registry';
import { fail, ok, type Result } from '@/lib/core/result';
import { appendAudit } from '@/lib/data/audit';
import { latestReport, saveReport } from '@/lib/data/connection-reports';
import { StorageBusyError, type Tx, transaction } from '@/lib/data/database';

export interface TestedDraft {
  readonly caller: Caller;
  readonly providerId: string | null;
  readonly draft: ProviderDraft;
}

/** Whether a test was ended before it was done. */
export function wasCancelled({ steps }: Pick<ConnectionReport, 'steps'>): boolean {
  return steps.some(({ code }) => code === 'CANCELLED');
}

/** Saves the report with its audit row in one transaction; of a cancelled test only the row is kept. */
export async function recordTest(
  test: TestedDraft,
  report: ConnectionReport,
): Promise<Result<true>> {
  const { caller, providerId } = test;
  const { workspaceId, actor, requestId, clientAddress } = caller;
  const cancelled = wasCancelled(report);
  try {
    await transaction(async (tx) => {
      const changed = cancelled ? [] : await changedSince(tx, test, report);
      if (!cancelled)
        await saveReport(tx, { workspaceId, providerId, operatorId: actor.id, report });
      await appendAudit(tx, workspaceId, {
        action: 'provider.tested',
        actor,
        requestId,
        clientAddress,
        targetType: 'provider',
        targetId: providerId ?? 'draft',
        details: { ...auditDetails(test, report, cancelled), changed },
      });
    });
    return ok(true);
  } catch (error) {
    if (!(error instanceof StorageBusyError)) throw error;
    const message =
      'The database did not confirm that it has the report, so it may not be saved. Run the test again.';
    return fail({ code: 'UNAVAILABLE', message, retryAfterSeconds: 5 });
  }
}

/** What differs from the report before, by kind: that keys or addresses changed is never unseen. */
async function changedSince(
  tx: Tx,
  { caller, providerId }: TestedDraft,
  report: ConnectionReport,
): Promise<readonly string[]> {
  if (providerId === null) return [];
  const before = await latestReport(caller.workspaceId, providerId, tx);
  if (before === null) return [];
  return [...new Set(compareReports(before, report).map(({ kind }) => kind))];
}

/** Names and outcome only: what was asked for is kept in the report, not in the chain. */
function auditDetails({ draft }: TestedDraft, report: ConnectionReport, cancelled: boolean) {
  const problem = report.steps.find(({ outcome }) => outcome === 'bad');
  const [issuer] = providerTypeOf(draft.type).derive(draft).issuers;
  return {
    name: draft.name,
    host: hostOf(issuer ?? ''),
    outcome: cancelled ? 'cancelled' : report.outcome,
    code: problem?.code ?? null,
  };
}

/** Without user name and password, which a wrongly pasted address may hold. */
function hostOf(text: string): string | null {
  return URL.canParse(text) ? new URL(text).host.slice(0, 255) : null;
}
