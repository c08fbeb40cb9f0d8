import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { BundledProvider, TrustBundle } from '@/lib/core/bundle/trust-bundle';
import type { ActivePolicy } from '@/lib/core/policies/policy';
import { madeUpBundle } from '@/lib/testing/fake-bundle-api';
import { median } from '@/lib/testing/median';
import { ringOf, trustedProvider } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';
import { LocalLoader } from '@/sdk/src/local-load';
import { textDigest } from '@/sdk/src/local-text';

interface Size {
  readonly providers: number;
  readonly policies: number;
}

const SMALL: Size = { providers: 10, policies: 100 };
const LARGE: Size = { providers: 1_000, policies: 10_000 };
const TIMES = LARGE.policies / SMALL.policies;
const ROUNDS = 7;
/** What each of the many may cost, in shares of what each of the few does. */
const AIM = 1.5;
/** Rules of a policy, each of three conditions. */
const RULES = 5;

interface Figures {
  readonly bytes: number;
  readonly parseMs: number;
  /** With reading the text, until it can be judged by. */
  readonly loadMs: number;
  /** One policy is another than before. */
  readonly againMs: number;
  /** The longest time (of the processor) for which nothing else could run, but for reading the JSON. */
  readonly holdMs: number;
  readonly heap: number;
}

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Loading a bundle of 1,000 providers and 10,000 policies, and its memory, against one of 10 and 100. */
async function main(): Promise<void> {
  await figuresOf(SMALL);
  const small: Figures[] = [];
  const large: Figures[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    small.push(await figuresOf(SMALL));
    large.push(await figuresOf(LARGE));
  }
  const of = (all: readonly Figures[], name: keyof Figures) => median(all.map((one) => one[name]));
  const ms = (all: readonly Figures[], name: keyof Figures) => `${of(all, name).toFixed(1)} ms`;
  for (const [title, all] of [
    ['10 and 100', small],
    ['1,000 and 10,000', large],
  ] as const) {
    console.log(
      `${title}: ${mib(of(all, 'bytes'))} of JSON, loaded in ${ms(all, 'loadMs')} (JSON.parse ${ms(all, 'parseMs')}), again with one change ${ms(all, 'againMs')}, longest hold beside JSON.parse ${ms(all, 'holdMs')}, heap ${mib(of(all, 'heap'))}`,
    );
  }
  judge('time to load, of each', of(large, 'loadMs') / of(small, 'loadMs') / TIMES);
  judge('memory, of each', of(large, 'heap') / of(small, 'heap') / TIMES);
}

async function figuresOf(size: Size): Promise<Figures> {
  const text = JSON.stringify(bundleOf(size));
  const parsedAt = performance.now();
  JSON.parse(text);
  const parseMs = performance.now() - parsedAt;
  collect();
  const before = process.memoryUsage().heapUsed;
  const loader = new LocalLoader('acme');
  const hold = watchHolds();
  const loadedAt = performance.now();
  await textDigest(text);
  const local = await loader.load(text);
  const loadMs = performance.now() - loadedAt;
  // The longest is that of JSON.parse.
  const [, holdMs = 0] = hold();
  collect();
  const heap = process.memoryUsage().heapUsed - before;
  const changed = text.replace('"version":1', '"version":2');
  const againAt = performance.now();
  await loader.load(changed);
  const againMs = performance.now() - againAt;
  if (local.snapshot.policies.length !== size.policies) throw new Error('Policies are missing.');
  return { bytes: Buffer.byteLength(text), parseMs, loadMs, againMs, holdMs, heap };
}

/** Milliseconds of the processor between one turn of the event loop and the next: others share the machine. */
function watchHolds(): () => readonly number[] {
  const holds: number[] = [];
  let last = process.cpuUsage();
  let watching = true;
  const turn = () => {
    const { user, system } = process.cpuUsage(last);
    last = process.cpuUsage();
    holds.push((user + system) / 1000);
    if (watching) setImmediate(turn);
  };
  setImmediate(turn);
  return () => {
    watching = false;
    return holds.toSorted((a, b) => b - a);
  };
}

function bundleOf({ providers, policies }: Size): TrustBundle {
  return madeUpBundle({
    providers: Array.from({ length: providers }, (_, at) => providerAt(at)),
    policies: Array.from({ length: policies }, (_, at) => policyAt(at)),
  });
}

function providerAt(at: number): BundledProvider {
  const keys = ['RS256', 'ES256'] as const;
  const ring = ringOf(...keys.map((alg) => tokenKey(alg).jwk));
  const given = { id: `prv_${at}`, name: `Provider ${at}`, issuers: [`https://${at}.example.com`] };
  const mappings = ['role', 'plan', 'org'].map((name) => {
    return { jwtPath: name, attribute: name, required: false };
  });
  return { provider: trustedProvider(given), keys: { ring, usableUntil: null }, mappings };
}

function policyAt(at: number): ActivePolicy {
  const rules = Array.from({ length: RULES }, (_, rule) => ({
    rule_id: `rule-${rule}`,
    effect: 'Allow' as const,
    conditions: [
      { function: 'string_equal', attribute: 'ext_role', value: `role-${at}-${rule}` } as const,
      { function: 'number_less_than', attribute: 'context.amount', value: rule } as const,
      { function: 'list_contains', attribute: 'permissions', value: 'orders:read' } as const,
    ],
  }));
  return {
    id: `pol_${String(at).padStart(6, '0')}`,
    name: `Policy ${at}`,
    version: 1,
    specification: { rules, default: { effect: 'Deny' } },
    permissions: [
      { resource: `resource-${at}`, actions: ['read'], priority: 0, environment: null },
    ],
  };
}

function judge(what: string, ratio: number): void {
  const met = ratio <= AIM;
  console.log(
    `Bundle, ${what}: ratio ${ratio.toFixed(2)} (aim ≤ ${AIM}): ${met ? 'met' : 'MISSED'}`,
  );
  if (!met) process.exitCode = 1;
}

function mib(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(2)} MiB`;
}

await main();
