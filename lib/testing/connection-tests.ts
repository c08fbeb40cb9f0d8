import type { Caller } from '@/lib/core/access/caller';
import type { ConnectionReport, ReportStep, ReportStepName } from '@/lib/core/connections/report';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { createConnectionTestLimits } from '@/lib/platform/connection-test-limits';
import { testConnection } from '@/lib/usecases/test-connection';
import type { FakeNetwork } from './fake-network';

/** Tests the connection of a draft over a made-up network, and returns the report. Throws the failure when there is none. */
export async function reportOn(
  caller: Caller,
  draft: ProviderDraft,
  network: FakeNetwork | null,
  allowedPrivateOrigins: readonly string[] = [],
): Promise<ConnectionReport> {
  const through = network === null ? {} : { resolve: network.resolve, dial: network.dial };
  const events = testConnection(
    caller,
    { providerId: null, draft },
    { network: through, allowedPrivateOrigins, limits: createConnectionTestLimits() },
  );
  for await (const event of events) {
    if (event.type === 'finished') return event.report;
    if (event.type === 'failed') throw new Error(JSON.stringify(event.failure));
  }
  throw new Error('The test ended without a report.');
}

/** A step of a report. Throws when it is not there. */
export function stepOf(report: ConnectionReport, name: ReportStepName): ReportStep {
  const step = report.steps.find((one) => one.step === name);
  if (step === undefined) throw new Error(`There is no step ${name}.`);
  return step;
}

/** What a person reads first: each step that is not good, with its code, and the conclusion. */
export function headlineOf(report: ConnectionReport): readonly string[] {
  const odd = report.steps.filter(({ outcome }) => outcome === 'bad' || outcome === 'warning');
  return odd.map(({ step, outcome, code }) => `${step} ${outcome} ${code}`);
}
