import type { Caller } from '@/lib/core/access/caller';
import type { ConnectionReport } from '@/lib/core/connections/report';
import { recordOf } from '@/lib/core/connections/report-history';
import { database } from '@/lib/data/database';
import { toJsonObject } from '@/lib/data/json';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, saveProvider, unwrap } from '@/lib/testing/factories';
import { median } from '@/lib/testing/median';
import { keyHealthOf } from '@/lib/usecases/key-health-of';
import { listProviders } from '@/lib/usecases/list-providers';
import { refusedToday } from '@/lib/usecases/refused-today';

const FEW = 10;
const MANY = 10_000;
const BATCH = 500;
const ROUNDS = 200;
const AIM = 3;

/** Saves one provider properly and copies its row, with an issuer and two reports for each copy. */
async function fill(caller: Caller, count: number): Promise<void> {
  const { id } = await saveProvider(caller);
  const model = await database().provider.findFirstOrThrow({ where: { id } });
  await database().provider.delete({ where: { id } });
  for (let from = 0; from < count; from += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => from + n);
    const ids = numbers.map((n) => `prv_${caller.workspaceId}_${n}`);
    await database().provider.createMany({
      data: numbers.map((n) => ({
        ...model,
        id: `prv_${caller.workspaceId}_${n}`,
        // Scattered, so that the order of the list is not the order of writing.
        name: `Provider ${(n * 7919) % count}`,
        nameKey: `provider ${(n * 7919) % count}`,
        inputs: model.inputs ?? {},
        audiences: [],
        authorizedParties: [],
        algorithms: [],
        requiredClaims: [],
      })),
    });
    await database().providerIssuer.createMany({ data: ids.map((of) => issuer(caller, of)) });
    await database().connectionReport.createMany({
      data: ids.flatMap((of) => [report(caller, of, 1), report(caller, of, 2)]),
    });
  }
}

function issuer({ workspaceId }: Caller, providerId: string) {
  return {
    id: `iss_${providerId}`,
    workspaceId,
    providerId,
    issuer: `https://${providerId}.example.com`,
    issuerKey: `https://${providerId}.example.com`,
    source: 'typed',
    position: 0,
    environment: 'production',
    enabled: true,
  };
}

function report({ workspaceId }: Caller, providerId: string, minute: number) {
  const startedAt = new Date(Date.UTC(2026, 0, 1, 0, minute));
  const found: ConnectionReport = {
    id: `rpt_${providerId}_${minute}`,
    outcome: 'good',
    conclusion: 'Tokens can be verified.',
    steps: [],
    keys: [],
    issuer: `https://${providerId}.example.com`,
    jwksUri: `https://${providerId}.example.com/jwks`,
    settingsHash: 'x',
    startedAt: startedAt.toISOString(),
    durationMs: 1,
    testedBy: 'x',
  };
  const { id, ...rest } = found;
  const { settingsHash, outcome, testedBy, durationMs } = rest;
  const kept = { report: toJsonObject(rest), summary: toJsonObject(recordOf(found)) };
  const columns = { id, settingsHash, outcome, testedBy, durationMs, startedAt };
  return { ...columns, ...kept, workspaceId, providerId, operatorId: 'opr_x' };
}

/** What the page asks for. */
async function timed(caller: Caller): Promise<number> {
  const startedAt = performance.now();
  const { providers } = unwrap(await listProviders(caller, { limit: FEW }));
  const ids = providers.map(({ id }) => id);
  await Promise.all([keyHealthOf(caller, ids), refusedToday(caller, ids)]);
  return performance.now() - startedAt;
}

/** The first page of ten, with ten providers and with 10,000, in turns; medians compared. */
async function main(): Promise<void> {
  const opened = await testDatabase();
  const few = callerOf((await createWorkspace()).id);
  const many = callerOf((await createWorkspace()).id);
  await fill(few, FEW);
  await fill(many, MANY);
  const times = { few: [] as number[], many: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.few.push(await timed(few));
    times.many.push(await timed(many));
  }
  await opened.close();
  const [fewMs, manyMs] = [median(times.few), median(times.many)];
  const ratio = manyMs / fewMs;
  console.log(
    `List of providers: ${MANY} ${manyMs.toFixed(2)} ms, ${FEW} ${fewMs.toFixed(2)} ms, ratio ${ratio.toFixed(2)} (aim ≤ ${AIM}): ${ratio <= AIM ? 'met' : 'MISSED'}`,
  );
  if (ratio > AIM) process.exitCode = 1;
}

await main();
