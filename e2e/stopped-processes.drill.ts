// 20 times console and api of the build are asked to end while people write through the console
// (threat 182), on each database of this machine, or on that of `--database`. `--rounds`, `--seed`,
// and `--within`: milliseconds for the end.
import { testDatabase } from '@/lib/testing/database';
import { numberOf, seedOf, verdict } from '@/lib/testing/drill';
import { stopProcesses } from '@/lib/testing/stopped-processes';
import { drillOfBuild, kindsOf, missingFor } from './drill-options';

const rounds = numberOf(process.argv, '--rounds', 20);
const withinMs = numberOf(process.argv, '--within', 10_000);
const seed = seedOf(process.argv);

for (const kind of kindsOf(process.argv)) {
  const missing = missingFor(kind);
  if (missing !== null) {
    verdict(`stopped processes on ${kind}: skipped, ${missing}`, []);
    continue;
  }
  const { url, close } = await testDatabase(kind);
  const done = await stopProcesses({ url, rounds, seed, withinMs, ...(await drillOfBuild()) });
  verdict(
    `stopped processes on ${kind}: ${rounds} times, ended after ${done.slowestMs} ms at most; ${done.acknowledged} acknowledged, seed ${seed}`,
    done.faults,
  );
  await close();
}
