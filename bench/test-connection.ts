import { Client } from 'undici';
import { emptyInputs } from '@/lib/core/providers/draft';
import { createConnectionTestLimits } from '@/lib/platform/connection-test-limits';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, providerDraft } from '@/lib/testing/factories';
import { createFakeNetwork } from '@/lib/testing/fake-network';
import { DISCOVERY_PATH, JWKS_PATH, startFakeProvider } from '@/lib/testing/fake-provider';
import { median } from '@/lib/testing/median';
import { createAuthority } from '@/lib/testing/tls';
import { testConnection } from '@/lib/usecases/test-connection';

const HOST = 'idp.example.com';
const ADDRESS = '93.184.216.34';
const ANSWER_MS = 50;
const ROUNDS = 21;
const AIM = 1.15;

/**
 * Test Connection, cold, against a bare client that makes the same two requests over one connection,
 * both to a TLS server on loopback that takes 50 ms for each answer; in turns, medians compared.
 */
async function main(): Promise<void> {
  const authority = createAuthority();
  const provider = await startFakeProvider({
    tls: authority.issue([HOST]),
    issuer: `https://${HOST}`,
    delayMs: ANSWER_MS,
  });
  const database = await testDatabase();
  const bare = () => bareClient(provider.port, authority.ca);
  const product = await productTest(provider.port, authority.ca);
  const times = { bare: [] as number[], product: [] as number[] };
  for (let round = 0; round < ROUNDS + 3; round += 1) {
    const [bareMs, productMs] = [await timed(bare), await timed(product)];
    // The first rounds warm the code up; every round makes its connection anew.
    if (round < 3) continue;
    times.bare.push(bareMs);
    times.product.push(productMs);
  }
  await provider.close();
  await database.close();
  report(median(times.bare), median(times.product));
}

function report(bareMs: number, productMs: number): void {
  const ratio = productMs / bareMs;
  console.log(
    `Test Connection, cold: ${productMs.toFixed(1)} ms, bare client ${bareMs.toFixed(1)} ms, ratio ${ratio.toFixed(3)} (aim ≤ ${AIM}): ${ratio <= AIM ? 'met' : 'MISSED'}`,
  );
  if (ratio > AIM) process.exitCode = 1;
}

async function bareClient(port: number, ca: string): Promise<void> {
  const client = new Client(`https://127.0.0.1:${port}`, { connect: { ca, servername: HOST } });
  for (const path of [DISCOVERY_PATH, JWKS_PATH]) {
    const { body } = await client.request({ method: 'GET', path });
    await body.json();
  }
  await client.close();
}

/** The whole use case: steps, judgements, report and audit row written to SQLite. */
async function productTest(port: number, privateCa: string): Promise<() => Promise<void>> {
  const network = createFakeNetwork();
  network.name(HOST, [ADDRESS]);
  network.route(ADDRESS, port);
  const caller = callerOf((await createWorkspace()).id);
  const inputs = { ...emptyInputs(), issuer: `https://${HOST}`, clientIds: ['client'] };
  const input = { providerId: null, draft: providerDraft({ inputs, privateCa }) };
  const limits = createConnectionTestLimits({ tests: 1000, windowSeconds: 60 });
  const options = { network, allowedPrivateOrigins: [], limits };
  return async () => {
    for await (const event of testConnection(caller, input, options)) {
      if (event.type === 'finished' && event.report.outcome === 'good') return;
    }
    throw new Error('The test was not green.');
  };
}

async function timed(run: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}

await main();
