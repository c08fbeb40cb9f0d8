// Whether the time that a refusal takes tells a key that exists from one that does not, or where its
// secret is wrong first (threat 222): 10,000 pairs each, Welch's t. `--rounds <pairs>`, `--seed <number>`.

import { testDatabase } from '@/lib/testing/database';
import { numberOf, seedOf, verdict } from '@/lib/testing/drill';
import { callerOf, createWorkspace, unwrap } from '@/lib/testing/factories';
import { altered, newKey, wrongSecret } from '@/lib/testing/keys';
import { createApiKey } from './create-api-key';
import { findPresentedKey } from './known-keys';

const PAIRS = 10_000;
/** What is asked once per pair is asked so often in it, for a clock tells no single microsecond. */
const REPEATS = 20;
const WARM_UP = 2000;
const MOST_T = 4.5;
/** What the machine does beside it makes the slowest ones slow. */
const KEPT = 0.8;

const opened = await testDatabase();
const pairs = numberOf(process.argv, '--rounds', PAIRS);
const seed = seedOf(process.argv);

/** Park and Miller's numbers: which of a pair comes first must not follow a pattern. */
let state = (seed % 2_147_483_646) + 1;
const coin = (): boolean => {
  state = (state * 48_271) % 2_147_483_647;
  return state % 2 === 0;
};

function timeOf(key: string): number {
  const from = process.hrtime.bigint();
  for (let n = 0; n < REPEATS; n += 1) findPresentedKey(key, 'api', 0);
  return Number(process.hrtime.bigint() - from);
}

function welch(a: readonly number[], b: readonly number[]): number {
  const [first, second] = [momentsOf(a), momentsOf(b)];
  return (first.mean - second.mean) / Math.sqrt(first.error + second.error);
}

function momentsOf(times: readonly number[]): { mean: number; error: number } {
  const kept = times.toSorted((a, b) => a - b).slice(0, Math.floor(times.length * KEPT));
  const mean = kept.reduce((sum, time) => sum + time, 0) / kept.length;
  const variance = kept.reduce((sum, time) => sum + (time - mean) ** 2, 0) / (kept.length - 1);
  return { mean, error: variance / kept.length };
}

/** The times of both, taken in turns. */
function timesOf(one: string, other: string): readonly [number[], number[]] {
  const times: [number[], number[]] = [[], []];
  for (let n = 0; n < pairs; n += 1) {
    const order = coin() ? ([0, 1] as const) : ([1, 0] as const);
    for (const side of order) times[side].push(timeOf(side === 0 ? one : other));
  }
  return times;
}

async function compare(title: string, one: string, other: string): Promise<void> {
  for (const key of [one, other]) await findPresentedKey(key, 'api', 0);
  for (let n = 0; n < WARM_UP; n += 1) timeOf(coin() ? one : other);
  const t = welch(...timesOf(one, other));
  const said = `${title}: t = ${t.toFixed(2)} in ${pairs} pairs, seed ${seed}`;
  verdict(said, Math.abs(t) < MOST_T ? [] : [`Beyond ${MOST_T}.`]);
}

const caller = callerOf((await createWorkspace()).id);
const { plaintext } = unwrap(await createApiKey(caller, newKey()));
const unknown = altered(plaintext, { lookUp: 'aaaaaaaaaaaa' });
await compare(
  'a key that exists, another secret, and an unknown key',
  wrongSecret(plaintext, 20),
  unknown,
);
await compare(
  'wrong at the first and at the last character',
  wrongSecret(plaintext, 0),
  wrongSecret(plaintext, 42),
);
await compare('the same key twice, as the measure of the machine', unknown, unknown);
await opened.close();
