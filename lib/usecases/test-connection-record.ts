import type { Caller } from '@/lib/core/access/caller';
import type { ConnectionReport } from '@/lib/core/connections/report';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { fail, ok, type Result } from '@/lib/core/result';
import { appendAudit } from '@/lib/data/audit';
import { saveReport } from '@/lib/data/connection-reports';
import { StorageBusyError, transaction } from '@/lib/data/database';

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
      if (!cancelled)
        await saveReport(tx, { workspaceId, providerId, operatorId: actor.id, report });
      await appendAudit(tx, workspaceId, {
        action: 'provider.tested',
        actor,
        requestId,
        clientAddress,
        targetType: 'provider',
        targetId: providerId ?? 'draft',
        details: auditDetails(test, report, cancelled),
      });
    });
    return ok(true);
  } catch (error) {
    if (!(error instanceof StorageBusyError)) throw error;
    const message = 'The database is busy, so the report was not saved. Run the test again.';
    return fail({ code: 'UNAVAILABLE', message, retryAfterSeconds: 5 });
  }
}

/** Names and outcome only: what was asked for is kept in the report, not in the chain. */
function auditDetails({ draft }: TestedDraft, report: ConnectionReport, cancelled: boolean) {
  const problem = report.steps.find(({ outcome }) => outcome === 'bad');
  return {
    name: draft.name,
    host: hostOf(draft.inputs.issuer),
    outcome: cancelled ? 'cancelled' : report.outcome,
    code: problem?.code ?? null,
  };
}

/** Without user name and password, which a wrongly pasted address may hold. */
function hostOf(text: string): string | null {
  return URL.canParse(text) ? new URL(text).host.slice(0, 255) : null;
}
