import { median } from '@/lib/testing/median';
import {
  casbin,
  casl,
  type PolicyEngine,
  product,
  resourcesOf,
  SUBJECTS,
} from '../baselines/policy-engines';

const FEW = 10;
const MANY = 1000;
const ROUNDS = 41;
const WARM_UP = 10;
/** Decisions of a round; casbin gets few, since it asks every policy each time. */
const DECISIONS = 120_000;
const CASBIN_DECISIONS = { [FEW]: 400, [MANY]: 20 };

interface Contender {
  readonly name: string;
  readonly engine: PolicyEngine;
  readonly resources: readonly string[];
  readonly decisions: number;
  /** Nanoseconds of CPU for each decision, by round. */
  readonly times: number[];
}

/**
 * Decisions in process with 10 and with 1,000 policies, each attached to a resource of its own, beside CASL
 * and casbin. All take turns in changing order; medians of rounds are compared. The second half of the rounds
 * comes after many explanations: what they leave behind must not slow deciding.
 */
async function main(): Promise<void> {
  const contenders = [...(await contendersOf(FEW)), ...(await contendersOf(MANY))];
  runRounds(contenders, WARM_UP);
  for (const { times } of contenders) times.length = 0;
  runRounds(contenders, ROUNDS);
  const before = summarise(contenders);
  explainMany(contenders);
  for (const { times } of contenders) times.length = 0;
  runRounds(contenders, ROUNDS);
  const after = summarise(contenders);
  for (const count of [FEW, MANY]) reportPeers(count, before);
  judge(
    `${MANY} policies against ${FEW}: cost`,
    timeOf(before, 'product', MANY) / timeOf(before, 'product', FEW),
    { most: 2 },
  );
  for (const count of [FEW, MANY]) reportAfterExplaining(count, before, after);
}

async function contendersOf(policies: number): Promise<readonly Contender[]> {
  const resources = resourcesOf(policies);
  const of = (name: string, engine: PolicyEngine, decisions = DECISIONS): Contender => ({
    name: `${name} ${policies}`,
    engine,
    resources,
    decisions,
    times: [],
  });
  const few = policies === FEW ? CASBIN_DECISIONS[FEW] : CASBIN_DECISIONS[MANY];
  return [
    of('product', product(policies)),
    of('CASL', casl(policies)),
    of('casbin', await casbin(policies), few),
  ];
}

function runRounds(contenders: readonly Contender[], rounds: number): void {
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < contenders.length; turn += 1) {
      const contender = contenders[(turn + round) % contenders.length];
      if (contender !== undefined) contender.times.push(timeRound(contender, round));
    }
  }
}

function timeRound({ engine, resources, decisions, name }: Contender, round: number): number {
  let allowed = 0;
  const startedAt = process.cpuUsage();
  for (let count = 0; count < decisions; count += 1) {
    const resource = resources[(count + round) % resources.length] ?? '';
    if (engine.decide(count % SUBJECTS.length, resource)) allowed += 1;
  }
  const { user, system } = process.cpuUsage(startedAt);
  // Three of the four subjects are allowed.
  if (allowed * 4 !== decisions * 3) throw new Error(`${name} allowed ${allowed} of ${decisions}.`);
  return ((user + system) * 1000) / decisions;
}

function explainMany(contenders: readonly Contender[]): void {
  for (const { engine, resources } of contenders) {
    for (const resource of resources) {
      for (const [subject] of SUBJECTS.entries()) engine.explain?.(subject, resource);
    }
  }
}

type Summary = ReadonlyMap<string, number>;

function summarise(contenders: readonly Contender[]): Summary {
  return new Map(contenders.map(({ name, times }) => [name, median(times)]));
}

function timeOf(summary: Summary, name: string, policies: number): number {
  return summary.get(`${name} ${policies}`) ?? Number.NaN;
}

function reportPeers(policies: number, summary: Summary): void {
  const [ours, caslTime, casbinTime] = ['product', 'CASL', 'casbin'].map((name) =>
    timeOf(summary, name, policies),
  );
  console.log(
    `${policies} policies: ${shown(ours)} a decision, CASL ${shown(caslTime)}, casbin ${shown(casbinTime)}`,
  );
  judge(`${policies} policies: speed against CASL`, ratio(caslTime, ours), { least: 2 });
  judge(`${policies} policies: speed against casbin`, ratio(casbinTime, ours), { least: 50 });
}

/** In shares of what CASL took in the same rounds, since the machine may have changed in between. */
function reportAfterExplaining(policies: number, before: Summary, after: Summary): void {
  const share = (summary: Summary) =>
    timeOf(summary, 'product', policies) / timeOf(summary, 'CASL', policies);
  judge(
    `${policies} policies, after every question was explained: cost of deciding`,
    share(after) / share(before),
    { most: 1.15 },
  );
}

function ratio(one = Number.NaN, other = Number.NaN): number {
  return one / other;
}

function shown(nanoseconds = Number.NaN): string {
  return `${nanoseconds.toFixed(0)} ns`;
}

function judge(
  what: string,
  ratioFound: number,
  { least = 0, most = Number.POSITIVE_INFINITY }: { least?: number; most?: number },
): void {
  const met = ratioFound >= least && ratioFound <= most;
  const aim = least > 0 ? `≥ ${least}` : `≤ ${most}`;
  console.log(`${what}: ratio ${ratioFound.toFixed(2)} (aim ${aim}): ${met ? 'met' : 'MISSED'}`);
  if (!met) process.exitCode = 1;
}

await main();
