import { createVerifier } from 'fast-jwt';
import { importJWK, jwtVerify } from 'jose';
import { judgeToken } from '@/lib/platform/judge-token';
import { median } from '@/lib/testing/median';
import { JUDGED_AT, ringOf } from '@/lib/testing/token-factory';
import { type TokenKey, tokenKey } from '@/lib/testing/token-keys';
import { bareVerifier } from '../baselines/bare-verifier';
import { BENCH_PROVIDER, FAMILIES, type Family, freshTokens } from '../baselines/bench-tokens';

/** Tokens of one round; every one of a run is new to all variants. */
const TOKENS = 40;
const ROUNDS = 301;
const WARM_UP = 60;
const TOLERANCE = BENCH_PROVIDER.clockToleranceSeconds;

/** Verifies every token of a round, one at a time; throws when one is not accepted. */
type Variant = (tokens: readonly string[]) => Promise<void> | void;

interface Aim {
  readonly against: 'bare' | 'jose' | 'fast-jwt';
  readonly atLeast: number;
}

const AIMS: Readonly<Record<Family, readonly Aim[]>> = {
  RS256: [
    { against: 'bare', atLeast: 0.9 },
    { against: 'jose', atLeast: 2 },
    { against: 'fast-jwt', atLeast: 0.85 },
  ],
  ES256: [
    { against: 'bare', atLeast: 0.9 },
    { against: 'jose', atLeast: 1.15 },
  ],
  EdDSA: [
    { against: 'bare', atLeast: 0.9 },
    { against: 'jose', atLeast: 1.15 },
  ],
};

/**
 * The engine in process, on fresh tokens with all checks, against a bare verifier with `crypto.verify`
 * that makes the same checks, jose and fast-jwt without its cache. All take turns on the same tokens,
 * in changing order; each round gives one ratio, and the median counts.
 */
async function main(): Promise<void> {
  for (const family of FAMILIES) {
    const variants = await variantsOf(family);
    const rounds: Map<string, number>[] = [];
    for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
      const times = await timeRound(variants, freshTokens(family, TOKENS), round);
      if (round >= WARM_UP) rounds.push(times);
    }
    for (const aim of AIMS[family]) report(family, aim, rounds);
  }
}

async function variantsOf(family: Family): Promise<ReadonlyMap<string, Variant>> {
  const key = tokenKey(family);
  const variants: [string, Variant][] = [
    ['engine', engine(key)],
    ['bare', bare(family, key)],
    ['jose', await jose(family, key)],
  ];
  if (family === 'RS256') variants.push(['fast-jwt', fastJwt(key)]);
  return new Map(variants);
}

function engine({ jwk }: TokenKey): Variant {
  const ring = ringOf(jwk);
  return (tokens) => {
    for (const token of tokens) {
      const verdict = judgeToken(token, BENCH_PROVIDER, ring, { now: JUDGED_AT * 1000 });
      if (!verdict.valid) throw new Error(verdict.message);
    }
  };
}

function bare(alg: Family, { kid, publicKey }: TokenKey): Variant {
  const { issuers, audiences, authorizedParties: parties } = BENCH_PROVIDER;
  const demands = { alg, issuers, audiences, parties, toleranceSeconds: TOLERANCE };
  const verify = bareVerifier(new Map([[kid, publicKey]]), demands);
  return (tokens) => {
    for (const token of tokens) verify(token, JUDGED_AT);
  };
}

async function jose(family: Family, { jwk }: TokenKey): Promise<Variant> {
  const key = await importJWK(jwk, family);
  const options = {
    algorithms: [family],
    issuer: [...BENCH_PROVIDER.issuers],
    audience: [...BENCH_PROVIDER.audiences],
    currentDate: new Date(JUDGED_AT * 1000),
    clockTolerance: TOLERANCE,
    requiredClaims: ['exp', 'sub'],
  };
  return async (tokens) => {
    for (const token of tokens) await jwtVerify(token, key, options);
  };
}

function fastJwt({ publicKey }: TokenKey): Variant {
  const verify = createVerifier({
    key: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    algorithms: ['RS256'],
    allowedIss: [...BENCH_PROVIDER.issuers],
    allowedAud: [...BENCH_PROVIDER.audiences],
    clockTimestamp: JUDGED_AT * 1000,
    clockTolerance: TOLERANCE * 1000,
    requiredClaims: ['exp', 'sub'],
    cache: false,
  });
  return (tokens) => {
    for (const token of tokens) verify(token);
  };
}

async function timeRound(
  variants: ReadonlyMap<string, Variant>,
  tokens: readonly string[],
  round: number,
): Promise<Map<string, number>> {
  const names = [...variants.keys()];
  const turned = names.map((_, at) => names[(at + round) % names.length] ?? '');
  const times = new Map<string, number>();
  for (const name of turned) {
    const startedAt = performance.now();
    await variants.get(name)?.(tokens);
    times.set(name, (performance.now() - startedAt) / tokens.length);
  }
  return times;
}

function report(family: Family, { against, atLeast }: Aim, rounds: readonly Map<string, number>[]) {
  const of = (name: string) => (times: Map<string, number>) => times.get(name) ?? Number.NaN;
  const ratio = median(rounds.map((times) => of(against)(times) / of('engine')(times)));
  const [ours, theirs] = [median(rounds.map(of('engine'))), median(rounds.map(of(against)))];
  const met = ratio >= atLeast;
  console.log(
    `Verify ${family}: ${micros(ours)}, ${against} ${micros(theirs)}, speed ratio ${ratio.toFixed(3)} (aim ≥ ${atLeast}): ${met ? 'met' : 'MISSED'}`,
  );
  if (!met) process.exitCode = 1;
}

function micros(ms: number): string {
  return `${(ms * 1000).toFixed(1)} µs`;
}

await main();
