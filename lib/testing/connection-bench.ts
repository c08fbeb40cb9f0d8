import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import type { ConnectionReport, ReportEvent, ReportStep } from '@/lib/core/connections/report';
import { emptyInputs, type ProviderDraft } from '@/lib/core/providers/draft';
import {
  type ConnectionTestLimits,
  createConnectionTestLimits,
} from '@/lib/platform/connection-test-limits';
import { type TestConnectionOptions, testConnection } from '@/lib/usecases/test-connection';
import { type TestDatabase, testDatabase } from './database';
import { callerOf, createWorkspace, providerDraft } from './factories';
import { createFakeNetwork, type FakeNetwork } from './fake-network';
import { type FakeProvider, startFakeProvider } from './fake-provider';
import { createAuthority, type TestAuthority } from './tls';

export const HOST = 'idp.example.com';
export const ISSUER = `https://${HOST}`;
export const ADDRESS = '93.184.216.34';

/** A provider over TLS at `idp.example.com`, reached by a fake network, and somebody who tests it. */
export interface ConnectionBench {
  readonly authority: TestAuthority;
  readonly test: TestDatabase;
  readonly caller: Caller;
  readonly provider: FakeProvider;
  readonly network: FakeNetwork;
  readonly limits: ConnectionTestLimits;
  /** A draft of that provider. */
  draftOf(given?: Partial<ProviderDraft>): ProviderDraft;
  stream(
    draft: unknown,
    options?: Partial<TestConnectionOptions>,
    who?: Caller,
    providerId?: string | null,
  ): AsyncGenerator<ReportEvent>;
  /** Tests a draft of the provider to its end. Throws if there is no report. */
  reportOn(
    given?: Partial<ProviderDraft>,
    options?: Partial<TestConnectionOptions>,
    providerId?: string | null,
  ): Promise<ConnectionReport>;
}

interface Parts {
  caller: Caller;
  provider: FakeProvider;
  network: FakeNetwork;
  limits: ConnectionTestLimits;
}

/** Registers hooks that give each test of the file a fresh provider, network and workspace. */
export function connectionBench(): ConnectionBench {
  let shared: { test: TestDatabase; authority: TestAuthority } | null = null;
  let parts: Parts | null = null;
  beforeAll(async () => {
    shared = { test: await testDatabase(), authority: createAuthority() };
  });
  afterAll(() => present(shared).test.close());
  beforeEach(async () => {
    parts = await freshParts(present(shared).authority);
  });
  afterEach(() => present(parts).provider.close());
  return benchOf(
    () => present(shared),
    () => present(parts),
  );
}

async function freshParts(authority: TestAuthority): Promise<Parts> {
  const provider = await startFakeProvider({ tls: authority.issue([HOST]), issuer: ISSUER });
  const network = createFakeNetwork();
  network.name(HOST, [ADDRESS]);
  network.route(ADDRESS, provider.port);
  const caller = callerOf((await createWorkspace()).id, 'editor');
  return { caller, provider, network, limits: createConnectionTestLimits() };
}

function benchOf(
  shared: () => { readonly test: TestDatabase; readonly authority: TestAuthority },
  parts: () => Parts,
): ConnectionBench {
  const bench: ConnectionBench = {
    get authority() {
      return shared().authority;
    },
    get test() {
      return shared().test;
    },
    get caller() {
      return parts().caller;
    },
    get provider() {
      return parts().provider;
    },
    get network() {
      return parts().network;
    },
    get limits() {
      return parts().limits;
    },
    draftOf(given = {}) {
      const inputs = { ...emptyInputs(), issuer: ISSUER, clientIds: ['client'] };
      return providerDraft({ name: 'Acme', inputs, privateCa: bench.authority.ca, ...given });
    },
    stream(draft, options = {}, who = bench.caller, providerId = null) {
      const { resolve, dial } = bench.network;
      const given = { network: { resolve, dial }, allowedPrivateOrigins: [], limits: bench.limits };
      return testConnection(who, { providerId, draft }, { ...given, ...options });
    },
    async reportOn(given = {}, options = {}, providerId = null) {
      const draft = bench.draftOf(given);
      const events = await collect(bench.stream(draft, options, bench.caller, providerId));
      const last = events.at(-1);
      if (last?.type !== 'finished') throw new Error(JSON.stringify(last));
      return last.report;
    },
  };
  return bench;
}

function present<T>(value: T | null): T {
  if (value === null) throw new Error('The bench is only there while a test runs.');
  return value;
}

/** All events of a test. */
export async function collect(events: AsyncIterable<ReportEvent>): Promise<ReportEvent[]> {
  const all: ReportEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

/** The outcomes of all steps, in order. */
export function outcomes(report: ConnectionReport): readonly ReportStep['outcome'][] {
  return report.steps.map(({ outcome }) => outcome);
}
