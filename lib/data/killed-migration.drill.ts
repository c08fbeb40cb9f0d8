// 200 processes killed while they migrate (threat 175), on each database of this machine.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrateDatabase } from '@/lib/data/migrate';
import { seedOf, verdict } from '@/lib/testing/drill';
import { seeded } from '@/lib/testing/kill-rounds';
import { emptyDatabaseUrl, rawRows, writeMigrations } from '@/lib/testing/migrations';
import { postgresqlMissing } from '@/lib/testing/postgresql';
import { buildProgram, startProgram } from '@/lib/testing/program';

const ROUNDS = 200;
const STEPS = 12;

const names = Array.from({ length: STEPS }, (_, n) => `202701${String(n + 10)}000000_step`);
const folder = writeMigrations(
  Object.fromEntries(
    names.map((name, n) => [
      name,
      `CREATE TABLE t${n} (id INTEGER PRIMARY KEY); INSERT INTO t${n} VALUES (1), (2), (3);`,
    ]),
  ),
);

const program = await buildProgram(join(import.meta.dirname, '../testing/migrate.program.ts'));
const seed = seedOf(process.argv);
const random = seeded(seed);

/** What is wrong with a database whose migration was killed and then finished. */
async function round(url: string): Promise<readonly string[]> {
  const { child, ended } = startProgram(program, [url, folder]);
  await sleep(40 + random() * 200);
  child.kill('SIGKILL');
  await ended;
  const { applied } = await migrateDatabase(url, folder);
  const [rows] = await rawRows(url, 'SELECT count(*) FROM _prisma_migrations');
  const counts = await Promise.all(names.map((_, n) => rawRows(url, `SELECT count(*) FROM t${n}`)));
  const faults = counts.flatMap(([row], n) => (row?.[0] === 3 ? [] : [`t${n} holds ${row?.[0]}.`]));
  if (rows?.[0] !== STEPS) faults.push(`${rows?.[0]} migrations are entered.`);
  interrupted += applied.length > 0 && applied.length < STEPS ? 1 : 0;
  return faults;
}

let interrupted = 0;
for (const kind of ['sqlite', 'postgresql'] as const) {
  const missing = kind === 'postgresql' ? postgresqlMissing() : null;
  if (missing !== null) {
    verdict(`killed migrations on ${kind}: skipped, ${missing}`, []);
    continue;
  }
  interrupted = 0;
  const faults: string[] = [];
  for (let at = 0; at < ROUNDS; at += 1)
    faults.push(...(await round(await emptyDatabaseUrl(kind))));
  verdict(
    `killed migrations on ${kind}: ${ROUNDS} rounds, ${interrupted} of them half-way, seed ${seed}`,
    faults,
  );
}
