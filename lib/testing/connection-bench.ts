import { afterEach, beforeEach } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import type { ConnectionReport, ReportEvent, ReportStep } from '@/lib/core/connections/report';
import { emptyInputs, type ProviderDraft } from '@/lib/core/providers/draft';
import {
  type ConnectionTestLimits,
  createConnectionTestLimits,
} from '@/lib/platform/connection-test-limits';
import { type TestConnectionOptions, testConnection } from '@/lib/usecases/test-connection';
import { type ConnectionGround, connectionGround, present } from './connection-tests';
import { providerDraft } from './factories';
import { type FakeProvider, startFakeProvider } from './fake-provider';

export const HOST = 'idp.example.com';
export const ISSUER = `https://${HOST}`;
export const ADDRESS = '93.184.216.34';

/** A provider over TLS at `idp.example.com`, reached by a fake network, and somebody who tests it. */
export interface ConnectionBench extends ConnectionGround {
  readonly provider: FakeProvider;
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
  readonly provider: FakeProvider;
  readonly limits: ConnectionTestLimits;
}

/** Registers hooks that give each test of the file a fresh provider, network and workspace. */
export function connectionBench(): ConnectionBench {
  const ground = connectionGround();
  let parts: Parts | null = null;
  beforeEach(async () => {
    parts = await freshParts(ground);
  });
  afterEach(() => present(parts).provider.close());
  return benchOn(ground, () => present(parts));
}

async function freshParts({ authority, network }: ConnectionGround): Promise<Parts> {
  const provider = await startFakeProvider({ tls: authority.issue([HOST]), issuer: ISSUER });
  network.name(HOST, [ADDRESS]);
  network.route(ADDRESS, provider.port);
  return { provider, limits: createConnectionTestLimits() };
}

function benchOn(ground: ConnectionGround, parts: () => Parts): ConnectionBench {
  const bench: ConnectionBench = {
    get authority() {
      return ground.authority;
    },
    get test() {
      return ground.test;
    },
    get caller() {
      return ground.caller;
    },
    get network() {
      return ground.network;
    },
    get provider() {
      return parts().provider;
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
