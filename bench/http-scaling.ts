import { metricOf } from '@/lib/testing/api-process';
import {
  type BenchGround,
  cpuPerRequest,
  type LoadRun,
  type MeasuredServer,
  makeTokens,
  prepareGround,
  startLoad,
  startProduct,
  verifyRequest,
} from '@/lib/testing/http-bench';
import { median } from '@/lib/testing/median';

const CONNECTIONS = 64;
const TOKENS = Number(process.env.BENCH_TOKENS ?? 12_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const HANGING_CONNECTIONS = 4;
const [LEAST_SCALING, MOST_DISTURBANCE] = [0.9, 1.2];

type Job = Omit<LoadRun, 'port'>;

/**
 * (d) verifications per CPU-second of two workers beside one, and (e) what a provider whose keys hang
 * costs the requests of another one: CPU and median latency. In turns, medians compared.
 */
async function main(): Promise<void> {
  const ground = await prepareGround(2);
  await scaling(ground);
  await bulkhead(ground);
}

async function scaling(ground: BenchGround): Promise<void> {
  const job = jobOf(ground, 0, TOKENS);
  const one = await startProduct(ground);
  const two = await startProduct(ground, { API_WORKERS: '2' });
  const load = startLoad();
  const micros = { one: [] as number[], two: [] as number[] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, server] of [
      ['one', one],
      ['two', two],
    ] as const) {
      const before = await cpuSeconds(server);
      const { good } = await load.run({ ...job, port: server.port });
      if (good !== job.count) throw new Error('Not all answers were good.');
      if (round > 0) micros[name].push((((await cpuSeconds(server)) - before) * 1e6) / job.count);
    }
  }
  load.stop();
  await Promise.all([one.stop(), two.stop()]);
  const ratio = median(micros.one) / median(micros.two);
  say(
    '(d) verifications per CPU-second, two workers against one',
    ratio,
    ratio >= LEAST_SCALING,
    `≥ ${LEAST_SCALING}`,
  );
}

/** Of all workers together, as their metrics tell it. */
function cpuSeconds({ port }: MeasuredServer): Promise<number> {
  return metricOf(`http://127.0.0.1:${port}`, 'process_cpu_seconds_total');
}

async function bulkhead(ground: BenchGround): Promise<void> {
  const job = jobOf(ground, 0, TOKENS);
  const server = await startProduct(ground);
  const [load, hanging] = [startLoad(), startLoad()];
  ground.providers[1]?.server.answer('/jwks', () => undefined);
  const calm = { micros: [] as number[], medianMs: [] as number[] };
  const disturbed = { micros: [] as number[], medianMs: [] as number[] };
  const hung = jobOf(ground, 1, HANGING_CONNECTIONS);
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const into of [calm, disturbed]) {
      const waiting =
        into === disturbed
          ? hanging.run({ ...hung, connections: HANGING_CONNECTIONS, port: server.port })
          : null;
      const measured = await cpuPerRequest(server, load, job);
      await waiting;
      if (round === 0) continue;
      into.micros.push(measured.micros);
      into.medianMs.push(measured.medianMs);
    }
  }
  load.stop();
  hanging.stop();
  await server.stop();
  for (const what of ['micros', 'medianMs'] as const) {
    const ratio = median(disturbed[what]) / median(calm[what]);
    const name = what === 'micros' ? 'CPU' : 'median latency';
    say(
      `(e) ${name} of others while one provider hangs`,
      ratio,
      ratio <= MOST_DISTURBANCE,
      `≤ ${MOST_DISTURBANCE}`,
    );
  }
}

function jobOf({ apiKey, providers }: BenchGround, index: number, count: number): Job {
  const provider = providers[index];
  if (provider === undefined) throw new Error('There is no such provider.');
  const requests = makeTokens(provider, count).map((token) => verifyRequest(apiKey, token));
  return { requests, count, connections: CONNECTIONS };
}

function say(what: string, ratio: number, met: boolean, aim: string): void {
  console.log(`${what}: ratio ${ratio.toFixed(3)} (aim ${aim}): ${met ? 'met' : 'MISSED'}`);
  if (!met) process.exitCode = 1;
}

await main();
