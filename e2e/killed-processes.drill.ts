// 200 times console or api of the build is killed while people write through the console (threat 167),
// on each database of this machine, or on that of `--database`. `--rounds`, `--seed`, and `--within`:
// milliseconds for a start.
import { database } from '@/lib/data/database';
import { testDatabase } from '@/lib/testing/database';
import { numberOf, seedOf, verdict } from '@/lib/testing/drill';
import { killProcesses } from '@/lib/testing/killed-processes';
import { drillOfBuild, kindsOf, missingFor } from './drill-options';

const rounds = numberOf(process.argv, '--rounds', 200);
const withinMs = numberOf(process.argv, '--within', 5000);
const seed = seedOf(process.argv);

for (const kind of kindsOf(process.argv)) {
  const missing = missingFor(kind);
  if (missing !== null) {
    verdict(`killed processes on ${kind}: skipped, ${missing}`, []);
    continue;
  }
  const { url, close } = await testDatabase(kind);
  const done = await killProcesses({ url, rounds, seed, withinMs, ...(await drillOfBuild()) });
  const faults = [...done.faults];
  if (done.acknowledged < rounds) faults.push('Hardly anything was written.');
  if (kind === 'sqlite') {
    const rows = await database().$queryRaw<{ integrity_check: string }[]>`PRAGMA integrity_check`;
    faults.push(...rows.map((row) => row.integrity_check).filter((word) => word !== 'ok'));
  }
  verdict(
    `killed processes on ${kind}: console ${done.killed.console} times, up after ${done.slowestMs.console} ms at most; api ${done.killed.api} times, ${done.slowestMs.api} ms; ${done.acknowledged} acknowledged, seed ${seed}`,
    faults,
  );
  await close();
}
