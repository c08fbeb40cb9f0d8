import { existsSync } from 'node:fs';
import { database } from './database';
import { migrationProblem } from './migrate';
import type { AppliedMigration } from './migration-target';
import { migrationsFolder, readMigrations } from './migrations';
import { addressOf, type DatabaseKind, databaseKindOf } from './open-database';
import { sqlitePathOf } from './sqlite-adapter';

const BOOKKEEPING: Readonly<Record<DatabaseKind, string>> = {
  sqlite: `SELECT count(*) AS count FROM sqlite_master WHERE name = '_prisma_migrations'`,
  postgresql: `SELECT count(*) AS count FROM pg_catalog.pg_tables
    WHERE tablename = '_prisma_migrations' AND schemaname = ANY(current_schemas(false))`,
};

/**
 * Why the process's own database cannot be worked on as it is, in one sentence: it is not there, or of
 * another version; null: it can. Nothing is made or migrated.
 */
export async function databaseObstacle(): Promise<string | null> {
  const address = addressOf(database());
  const kind = databaseKindOf(address);
  // SQLite would make the file at the first query.
  if (kind === 'sqlite' && !existsSync(sqlitePathOf(address))) {
    return `There is no database at ${sqlitePathOf(address)} yet.`;
  }
  const [found] = await database().$queryRawUnsafe<{ count: number | bigint }[]>(BOOKKEEPING[kind]);
  if (Number(found?.count ?? 0) === 0) {
    return 'The database is empty. Start this version of Claimcheck once, then try again.';
  }
  const migrations = readMigrations(migrationsFolder(kind));
  const applied = await appliedMigrations();
  const problem = migrationProblem(applied, migrations);
  if (problem !== null || applied.length === migrations.length) return problem;
  return 'The database is of an earlier version. Start this version of Claimcheck once, then try again.';
}

async function appliedMigrations(): Promise<readonly AppliedMigration[]> {
  const rows = await database().$queryRaw<
    { name: string; checksum: string; finished: boolean | number | bigint }[]
  >`SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
    FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`;
  return rows.map(({ name, checksum, finished }) => ({
    name,
    checksum,
    finished: Number(finished) === 1,
  }));
}
