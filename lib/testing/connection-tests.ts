import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import type { ConnectionReport, ReportStep, ReportStepName } from '@/lib/core/connections/report';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { createConnectionTestLimits } from '@/lib/platform/connection-test-limits';
import { testConnection } from '@/lib/usecases/test-connection';
import { type TestDatabase, testDatabase } from './database';
import { callerOf, createWorkspace } from './factories';
import { createFakeNetwork, type FakeNetwork } from './fake-network';
import { createAuthority, type TestAuthority } from './tls';

/** What every file of tests over a made-up network starts from; there only while a test runs. */
export interface ConnectionGround {
  readonly test: TestDatabase;
  readonly authority: TestAuthority;
  /** An editor of a workspace that nothing is in. */
  readonly caller: Caller;
  readonly network: FakeNetwork;
}

/** Registers hooks: a database and an authority for the file, a fresh workspace and network for each test. */
export function connectionGround(): ConnectionGround {
  const authority = createAuthority();
  let test: TestDatabase | null = null;
  let fresh: Pick<ConnectionGround, 'caller' | 'network'> | null = null;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test?.close());
  beforeEach(async () => {
    const caller = callerOf((await createWorkspace()).id, 'editor');
    fresh = { caller, network: createFakeNetwork() };
  });
  return {
    authority,
    get test() {
      return present(test);
    },
    get caller() {
      return present(fresh).caller;
    },
    get network() {
      return present(fresh).network;
    },
  };
}

/** What hooks have made. Throws outside of a test. */
export function present<T>(value: T | null): T {
  if (value === null) throw new Error('It is only there while a test runs.');
  return value;
}

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
