// Whether the time that a refusal takes tells how far a secret is right (threat 222): 10,000 pairs each,
// Welch's t. `--rounds <pairs>`, `--seed <number>`. That a look-up id exists is no secret (pages and
// audit rows show it) and does tell in time: an id that was never asked for is read from storage. Run it where nothing else runs.
import { keyDigest } from '@/lib/platform/key-digest';
import { testDatabase } from '@/lib/testing/database';
import { numberOf, seedOf, verdict } from '@/lib/testing/drill';
import { callerOf, createWorkspace, unwrap } from '@/lib/testing/factories';
import { newKey, wrongSecret } from '@/lib/testing/keys';
import { createApiKey } from './create-api-key';
import { findPresentedKey } from './known-keys';

const PAIRS = 10_000;
/** What is asked once per pair is asked so often in it, for a clock tells no single microsecond. */
const REPEATS = 5;
/** So many of each kind, for where one lies in memory is a difference, too. */
const KEYS = 50;
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

type Act = (n: number) => unknown;

function timeOf(act: Act, n: number): number {
  const from = process.hrtime.bigint();
  for (let repeat = 0; repeat < REPEATS; repeat += 1) act(n);
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
function timesOf(acts: readonly [Act, Act], count: number): readonly [number[], number[]] {
  const times: [number[], number[]] = [[], []];
  for (let n = 0; n < count; n += 1) {
    const order = coin() ? ([0, 1] as const) : ([1, 0] as const);
    for (const side of order) times[side].push(timeOf(acts[side], n % KEYS));
  }
  return times;
}

function compare(title: string, one: Act, other: Act): void {
  timesOf([one, other], WARM_UP);
  const t = welch(...timesOf([one, other], pairs));
  const said = `${title}: t = ${t.toFixed(2)} in ${pairs} pairs, seed ${seed}`;
  verdict(said, Math.abs(t) < MOST_T ? [] : [`Beyond ${MOST_T}.`]);
}

const caller = callerOf((await createWorkspace()).id);
const keys: string[] = [];
for (let n = 0; n < KEYS; n += 1) {
  keys.push(unwrap(await createApiKey(caller, newKey())).plaintext);
}
for (const key of keys) await findPresentedKey(key, 'api', 0);

/** A refusal of keys whose secret has another character at a place. */
function wrongAt(at: number): Act {
  const wrong = keys.map((key) => wrongSecret(key, at));
  return (n) => findPresentedKey(wrong[n] ?? '', 'api', 0);
}

const digests = keys.map(keyDigest);

/** A comparison that stops at the first difference, at a byte of the digest. */
function carelessAt(at: number): Act {
  const others = digests.map((digest) =>
    digest.map((byte, index) => byte ^ (index === at ? 1 : 0)),
  );
  return (n) => digests[n]?.every((byte, index) => byte === others[n]?.[index]);
}

/** What must show, or this drill shows nothing. */
const shown = welch(...timesOf([carelessAt(0), carelessAt(31)], pairs));
const misses = Math.abs(shown) < MOST_T ? ['A comparison that stops early was not noticed.'] : [];
verdict(`a comparison that stops early shows: t = ${shown.toFixed(2)}`, misses);

compare('a secret wrong at its first and at its last character', wrongAt(0), wrongAt(42));
const same = wrongAt(7);
compare('the same twice, as the measure of the machine', same, same);
await opened.close();
