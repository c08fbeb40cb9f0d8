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
import { median } from '@/lib/testing/median';

const CONNECTIONS = 64;
/** Of one round; no round has one that was sent before. */
const FRESH_TOKENS = Number(process.env.BENCH_TOKENS ?? 4000);
const HOT_TOKENS = 500;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
/** Until all servers run code that is compiled to the end. */
const WARM_UP = 3;

type Job = Omit<LoadRun, 'port'>;

interface Contender {
  readonly name: string;
  readonly server: MeasuredServer;
  readonly jobOf: (round: number) => Job;
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
  const tokens = makeTokens(provider, FRESH_TOKENS * (WARM_UP + ROUNDS));
  const [hottest = ''] = tokens;
  const settings = { ...peerSettings(provider), token: hottest };
  const product = await startProduct(ground);
  const bareVerify = await startPeer('bare-verify', settings);
  const bareHash = await startPeer('bare-hash', settings);
  const expressJwt = await startPeer('express-jwt', settings);
  const load = startLoad();
  const contenders = contendersOf(tokens, ground.apiKey, {
    product,
    bareVerify,
    bareHash,
    expressJwt,
  });
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const { server, jobOf, micros } of contenders) {
      const measured = await cpuPerRequest(server, load, jobOf(round));
      if (round >= WARM_UP) micros.push(measured.micros);
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

type Servers = Readonly<
  Record<'product' | 'bareVerify' | 'bareHash' | 'expressJwt', MeasuredServer>
>;

function contendersOf(
  tokens: readonly string[],
  apiKey: string,
  { product, bareVerify, bareHash, expressJwt }: Servers,
): readonly Contender[] {
  const sent = (some: readonly string[]) => some.map((token) => verifyRequest(apiKey, token));
  const hotRequests = sent(tokens.slice(0, HOT_TOKENS));
  const ofRound = (round: number) => tokens.slice(FRESH_TOKENS * round, FRESH_TOKENS * (round + 1));
  const job = (requests: readonly string[], count: number): Job => ({
    requests,
    count,
    connections: CONNECTIONS,
  });
  const fresh = (round: number) => job(sent(ofRound(round)), FRESH_TOKENS);
  const hot = () => job(hotRequests, FRESH_TOKENS * 3);
  const bearer = (round: number) =>
    job(ofRound(round).map(bearerRequest), Math.ceil(FRESH_TOKENS / 2));
  return [
    { name: 'product, fresh', server: product, jobOf: fresh, micros: [] },
    { name: 'bare node:http that verifies', server: bareVerify, jobOf: fresh, micros: [] },
    { name: 'express-oauth2-jwt-bearer', server: expressJwt, jobOf: bearer, micros: [] },
    { name: 'product, hot', server: product, jobOf: hot, micros: [] },
    { name: 'bare node:http that hashes', server: bareHash, jobOf: hot, micros: [] },
  ];
}

function judge(what: string, ours = Number.NaN, theirs = Number.NaN, aim: number): void {
  const ratio = ours / theirs;
  console.log(
    `${what}: ratio ${ratio.toFixed(3)} (aim ≤ ${aim}): ${ratio <= aim ? 'met' : 'MISSED'}`,
  );
  if (!(ratio <= aim)) process.exitCode = 1;
}

await main();
