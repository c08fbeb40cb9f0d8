import { savePolicy, unwrap } from '@/lib/testing/factories';
import {
  type BenchGround,
  cpuPerRequest,
  type LoadRun,
  makeTokens,
  postRequest,
  prepareGround,
  startLoad,
  startProduct,
  verifyRequest,
} from '@/lib/testing/http-bench';
import { median } from '@/lib/testing/median';
import { updateClaimMappings } from '@/lib/usecases/update-claim-mappings';

const CONNECTIONS = 64;
/** Of one round; no round has one that was sent before. */
const FRESH_TOKENS = Number(process.env.BENCH_TOKENS ?? 4000);
const HOT_TOKENS = 500;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 9);
/** Until both routes run code that is compiled to the end. */
const WARM_UP = 3;
const POLICIES = Number(process.env.BENCH_POLICIES ?? 1000);
const AIM = 1.15;

type Job = Omit<LoadRun, 'port'>;
type MakeRequest = (apiKey: string, token: string) => string;

/**
 * POST /v1/check-authorization beside POST /v1/verify of the same process, one after the other, with 1,000
 * policies, six mappings and a context: CPU of the server for each request, tokens that come once and tokens
 * that come again. Each round compares the two; the median of the rounds counts.
 */
async function main(): Promise<void> {
  const ground = await prepareGround(1);
  const [provider] = ground.providers;
  if (provider === undefined) throw new Error('No provider.');
  await savePolicies(ground);
  const tokens = makeTokens(provider, FRESH_TOKENS * 2 * (WARM_UP + ROUNDS));
  const product = await startProduct(ground);
  const load = startLoad();
  const run = async (make: MakeRequest, some: readonly string[], count: number) => {
    const requests = some.map((token) => make(ground.apiKey, token));
    const job: Job = { requests, count, connections: CONNECTIONS };
    return (await cpuPerRequest(product, load, job)).micros;
  };
  const fresh = (at: number) => tokens.slice(FRESH_TOKENS * at, FRESH_TOKENS * (at + 1));
  const hot = tokens.slice(0, HOT_TOKENS);
  const rounds: Round[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const measured = {
      fresh: await inTurns(round, (make, turn) => run(make, fresh(round * 2 + turn), FRESH_TOKENS)),
      hot: await inTurns(round, (make) => run(make, hot, FRESH_TOKENS * 3)),
    };
    if (round >= WARM_UP) rounds.push(measured);
  }
  judge(
    'fresh tokens',
    rounds.map((round) => round.fresh),
  );
  judge(
    'hot tokens',
    rounds.map((round) => round.hot),
  );
  load.stop();
  await product.stop();
}

/** Microseconds for each request. */
interface Pair {
  readonly verify: number;
  readonly check: number;
}
type Round = Readonly<Record<'fresh' | 'hot', Pair>>;

/** Which of the two goes first changes from round to round. */
async function inTurns(
  round: number,
  run: (make: MakeRequest, turn: number) => Promise<number>,
): Promise<Pair> {
  if (round % 2 === 0) {
    const verify = await run(verifyRequest, 0);
    return { verify, check: await run(checkRequest, 1) };
  }
  const check = await run(checkRequest, 0);
  return { check, verify: await run(verifyRequest, 1) };
}

function checkRequest(apiKey: string, token: string): string {
  return postRequest(apiKey, '/v1/check-authorization', {
    token,
    resource: 'orders-7',
    action: 'approve',
    context: { orderId: 'o_4711', orderAmount: 250, department: 'sales' },
  });
}

async function savePolicies({ caller, savedIds }: BenchGround): Promise<void> {
  const [providerId = ''] = savedIds;
  const paths = ['aud', 'email', 'sid', 'org.id', 'org.role', 'org.permissions'];
  const rows = paths.map((jwtPath) => ({
    jwtPath,
    attribute: jwtPath.replace('.', '_'),
    required: true,
  }));
  unwrap(await updateClaimMappings(caller, { providerId, version: 0, rows }));
  for (let number = 0; number < POLICIES; number += 1) {
    await savePolicy(caller, {
      specification: {
        rules: [
          {
            rule_id: 'admins',
            effect: 'Allow',
            conditions: [
              { function: 'string_equal', attribute: 'ext_org_role', value: 'admin' },
              { function: 'number_less_than', attribute: 'context.orderAmount', value: 1000 },
            ],
          },
        ],
        default: { effect: 'Deny' },
      },
      permissions: [
        { resource: `orders-${number}`, actions: ['approve'], priority: 0, environment: null },
      ],
    });
  }
}

function judge(what: string, pairs: readonly Pair[]): void {
  const of = (name: keyof Pair) => median(pairs.map((pair) => pair[name])).toFixed(1);
  const ratio = median(pairs.map(({ check, verify }) => check / verify));
  console.log(
    `${what}: check-authorization ${of('check')} µs, verify ${of('verify')} µs of CPU per request`,
  );
  console.log(
    `${what}: ratio ${ratio.toFixed(3)} (aim ≤ ${AIM}): ${ratio <= AIM ? 'met' : 'MISSED'}`,
  );
  if (!(ratio <= AIM)) process.exitCode = 1;
}

await main();
