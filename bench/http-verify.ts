import {
  bearerRequest,
  cpuPerRequest,
  type LoadRun,
  type MeasuredServer,
  makeTokens,
  peerSettings,
  prepareGround,
  startLoad,
  startPeer,
  startProduct,
  verifyRequest,
} from '@/lib/testing/http-bench';

const CONNECTIONS = 64;
const FRESH_TOKENS = Number(process.env.BENCH_TOKENS ?? 12_000);
const HOT_TOKENS = 500;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);

type Job = Omit<LoadRun, 'port'>;

interface Contender {
  readonly name: string;
  readonly server: MeasuredServer;
  readonly job: Job;
  readonly micros: number[];
}

/**
 * POST /v1/verify, one process, 64 connections, API key check and metrics on: CPU of the server for each
 * request, beside bare node:http that answers the same, and Express. In turns, medians compared.
 */
async function main(): Promise<void> {
  const ground = await prepareGround(1);
  const [provider] = ground.providers;
  if (provider === undefined) throw new Error('No provider.');
  const tokens = makeTokens(provider, FRESH_TOKENS);
  const [hottest = ''] = tokens;
  const settings = { ...peerSettings(provider), token: hottest };
  const product = await startProduct(ground);
  const bareVerify = await startPeer('bare-verify', settings);
  const bareHash = await startPeer('bare-hash', settings);
  const expressJwt = await startPeer('express-jwt', settings);
  const load = startLoad();
  const requests = tokens.map((token) => verifyRequest(ground.apiKey, token));
  // More tokens than verdicts are held, in turns: none of them is found.
  const fresh: Job = { requests, count: FRESH_TOKENS, connections: CONNECTIONS };
  const hot: Job = {
    requests: requests.slice(0, HOT_TOKENS),
    count: FRESH_TOKENS * 2,
    connections: CONNECTIONS,
  };
  const bearer: Job = {
    ...fresh,
    requests: tokens.map(bearerRequest),
    count: Math.ceil(FRESH_TOKENS / 3),
  };
  const contenders: Contender[] = [
    { name: 'product, fresh', server: product, job: fresh, micros: [] },
    { name: 'bare node:http that verifies', server: bareVerify, job: fresh, micros: [] },
    { name: 'express-oauth2-jwt-bearer', server: expressJwt, job: bearer, micros: [] },
    { name: 'product, hot', server: product, job: hot, micros: [] },
    { name: 'bare node:http that hashes', server: bareHash, job: hot, micros: [] },
  ];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { server, job, micros } of contenders) {
      const measured = await cpuPerRequest(server, load, job);
      // The first round warms up.
      if (round > 0) micros.push(measured.micros);
    }
  }
  for (const { name, micros } of contenders)
    console.log(
      `${name}: ${median(micros).toFixed(1)} µs of CPU per request (${micros.map((one) => one.toFixed(0)).join(' ')})`,
    );
  const [freshOf, verifyOf, expressOf, hotOf, hashOf] = contenders.map(({ micros }) =>
    median(micros),
  );
  judge('(b) fresh tokens against bare node:http that verifies', freshOf, verifyOf, 1.25);
  judge('(b) fresh tokens against Express', freshOf, expressOf, 0.5);
  judge('(c) hot tokens against bare node:http that hashes', hotOf, hashOf, 1.35);
  load.stop();
  await Promise.all([product, bareVerify, bareHash, expressJwt].map((server) => server.stop()));
}

function judge(what: string, ours = Number.NaN, theirs = Number.NaN, aim: number): void {
  const ratio = ours / theirs;
  console.log(
    `${what}: ratio ${ratio.toFixed(3)} (aim ≤ ${aim}): ${ratio <= aim ? 'met' : 'MISSED'}`,
  );
  if (!(ratio <= aim)) process.exitCode = 1;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

await main();
