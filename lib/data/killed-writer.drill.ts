// 200 processes killed while they change providers (threat 167), on each database of this machine.
import { database } from '@/lib/data/database';
import { testDatabase } from '@/lib/testing/database';
import { seedOf, verdict } from '@/lib/testing/drill';
import { killWriters } from '@/lib/testing/kill-rounds';
import { postgresqlMissing } from '@/lib/testing/postgresql';

const ROUNDS = 200;

const seed = seedOf(process.argv);

for (const kind of ['sqlite', 'postgresql'] as const) {
  const missing = kind === 'postgresql' ? postgresqlMissing() : null;
  if (missing !== null) {
    verdict(`killed writers on ${kind}: skipped, ${missing}`, []);
    continue;
  }
  const opened = await testDatabase(kind);
  const { acknowledged, faults } = await killWriters(opened.url, ROUNDS, seed);
  const all = [...faults];
  if (kind === 'sqlite') {
    const rows = await database().$queryRaw<{ integrity_check: string }[]>`PRAGMA integrity_check`;
    all.push(...rows.map((row) => row.integrity_check).filter((word) => word !== 'ok'));
  }
  verdict(
    `killed writers on ${kind}: ${ROUNDS} rounds, ${acknowledged} acknowledged, seed ${seed}`,
    all,
  );
  await opened.close();
}
