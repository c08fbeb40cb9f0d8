import { fakeBundleApi, localSettings, madeUpBundle } from '@/lib/testing/fake-bundle-api';
import { median } from '@/lib/testing/median';
import { JUDGED_AT, ringOf } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';
import { localBackend } from '@/sdk/src/local-backend';
import { OF_NODE } from '@/sdk/src/local-services';
import { readingBackend } from '@/sdk/src/reading-backend';
import { bareVerifier } from '../baselines/bare-verifier';
import { BENCH_PROVIDER, freshTokens } from '../baselines/bench-tokens';

/** Tokens of one round; every one of a run is new to both. */
const TOKENS = 40;
const ROUNDS = 301;
/** Rounds before, of the same tokens: nothing is remembered, and both are compiled by then. */
const WARM_UP = 600;
const AIM = 0.85;

/** Looks at every token of a round, one after the other; throws when one is not accepted. */
type Variant = (tokens: readonly string[]) => Promise<void>;

/**
 * `checkAuthorization` in local mode, on fresh RS256 tokens with all checks, a mapped claim and a policy, against a
 * bare verifier with `crypto.verify` that decides nothing. Both take turns on the same tokens; each round gives
 * one ratio, and the median counts.
 */
async function main(): Promise<void> {
  const variants = [await local(), bare()];
  const rounds: (readonly number[])[] = [];
  const warm = freshTokens('RS256', TOKENS);
  for (let round = 0; round < WARM_UP; round += 1) await timeRound(variants, warm, round);
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push(await timeRound(variants, freshTokens('RS256', TOKENS), round));
  }
  const of = (variant: number) => (times: readonly number[]) => times[variant] ?? Number.NaN;
  const ratio = median(rounds.map((times) => of(1)(times) / of(0)(times)));
  const [ours, theirs] = [median(rounds.map(of(0))), median(rounds.map(of(1)))];
  const met = ratio >= AIM;
  console.log(
    `checkAuthorization in local mode, RS256: ${micros(ours)}, bare verification ${micros(theirs)}, speed ratio ${ratio.toFixed(3)} (aim ≥ ${AIM}): ${met ? 'met' : 'MISSED'}`,
  );
  if (!met) process.exitCode = 1;
}

async function local(): Promise<Variant> {
  const keys = { ring: ringOf(tokenKey('RS256').jwk), usableUntil: null };
  const mappings = [{ jwtPath: 'https://acme.example/roles', attribute: 'roles', required: true }];
  const isAdmin = { function: 'list_contains', attribute: 'ext_roles', value: 'admin' } as const;
  const [policy] = madeUpBundle().policies;
  if (policy === undefined) throw new Error('The made-up bundle has a policy.');
  const rules = [{ rule_id: 'admin', effect: 'Allow', conditions: [isAdmin] }] as const;
  const policies = [{ ...policy, specification: { rules, default: { effect: 'Deny' } } }] as const;
  const providers = [{ provider: BENCH_PROVIDER, keys, mappings }];
  const api = fakeBundleApi(madeUpBundle({ providers, policies }));
  const ahead = JUDGED_AT * 1000 - Date.now();
  const now = () => Date.now() + ahead;
  const backend = readingBackend(localBackend(localSettings(api), { ...OF_NODE, now }));
  await backend.ready();
  const question = { resource: 'orders', action: 'approve', context: { orderAmount: 250 } };
  return async (tokens) => {
    for (const token of tokens) {
      const { allowed, message } = await backend.checkAuthorization({ token, ...question });
      if (!allowed) throw new Error(message);
    }
  };
}

function bare(): Variant {
  const { issuers, audiences, authorizedParties: parties } = BENCH_PROVIDER;
  const { kid, publicKey } = tokenKey('RS256');
  const toleranceSeconds = BENCH_PROVIDER.clockToleranceSeconds;
  const demands = { alg: 'RS256', issuers, audiences, parties, toleranceSeconds } as const;
  const verify = bareVerifier(new Map([[kid, publicKey]]), demands);
  return async (tokens) => {
    for (const token of tokens) verify(token, JUDGED_AT);
  };
}

async function timeRound(
  variants: readonly Variant[],
  tokens: readonly string[],
  round: number,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < variants.length; turn += 1) {
    const at = (turn + round) % variants.length;
    const startedAt = performance.now();
    await variants[at]?.(tokens);
    times[at] = (performance.now() - startedAt) / tokens.length;
  }
  return times;
}

function micros(ms: number): string {
  return `${(ms * 1000).toFixed(1)} µs`;
}

await main();
