import { openPostgresqlTarget } from './migration-postgresql';
import { openSqliteTarget } from './migration-sqlite';
import type { AppliedMigration, MigrationTarget } from './migration-target';
import { type Migration, migrationsFolder, readMigrations } from './migrations';
import { type DatabaseKind, databaseKindOf } from './open-database';

/** Why a database was not migrated, in one plain sentence; what was not finished was undone. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

const OPEN: Readonly<Record<DatabaseKind, (url: string) => Promise<MigrationTarget>>> = {
  sqlite: openSqliteTarget,
  postgresql: openPostgresqlTarget,
};

/**
 * Brings the schema of a database up to this code. Of processes that start together one migrates
 * and the others wait; each migration is applied whole or not at all. Throws MigrationError.
 */
export async function migrateDatabase(
  url: string,
  folder = migrationsFolder(databaseKindOf(url)),
): Promise<{ applied: readonly string[]; total: number }> {
  const migrations = readMigrations(folder);
  const target = await openTarget(url);
  const applied: string[] = [];
  try {
    for (;;) {
      const name = await applyNext(target, migrations);
      if (name === null) return { applied, total: migrations.length };
      applied.push(name);
    }
  } finally {
    await target.close();
  }
}

async function openTarget(url: string): Promise<MigrationTarget> {
  try {
    return await OPEN[databaseKindOf(url)](url);
  } catch (error) {
    throw new MigrationError(`The database could not be opened: ${reasonOf(error)}.`, {
      cause: error,
    });
  }
}

async function applyNext(
  target: MigrationTarget,
  migrations: readonly Migration[],
): Promise<string | null> {
  await begin(target);
  try {
    const applied = await target.applied();
    const problem = migrationProblem(applied, migrations);
    if (problem !== null) throw new MigrationError(problem);
    const done = new Set(applied.map(({ name }) => name));
    const next = migrations.find(({ name }) => !done.has(name));
    if (next !== undefined) await applyWhole(target, next);
    await target.commit();
    return next?.name ?? null;
  } catch (error) {
    await target.rollback();
    throw error instanceof MigrationError ? error : unreadable(error);
  }
}

async function begin(target: MigrationTarget): Promise<void> {
  try {
    await target.begin();
  } catch (error) {
    throw new MigrationError(
      `The database stayed locked by another process, so it was not migrated: ${reasonOf(error)}.`,
      { cause: error },
    );
  }
}

/** What forbids to use a database with these migrations, in one sentence; null: nothing. */
export function migrationProblem(
  applied: readonly AppliedMigration[],
  migrations: readonly Migration[],
): string | null {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum, finished } of applied) {
    const migration = known.get(name);
    if (migration === undefined) {
      return `The database is newer than this version of Claimcheck: it has the migration ${name}, which is unknown here. Start the newer version, or restore a backup from before the update.`;
    }
    if (!finished) {
      return `The migration ${name} was begun by another tool and did not finish. Restore a backup, or repair the database and run: npx prisma migrate resolve --applied ${name}`;
    }
    if (checksum !== migration.checksum) {
      return `The migration ${name} was changed after it was applied. Put the file back as it was, and write what is new as a migration of its own.`;
    }
  }
  return null;
}

async function applyWhole(target: MigrationTarget, migration: Migration): Promise<void> {
  try {
    await target.apply(migration);
  } catch (error) {
    throw new MigrationError(
      `The migration ${migration.name} failed and was undone, so the database is as it was before: ${reasonOf(error)}.`,
      { cause: error },
    );
  }
}

function unreadable(error: unknown): MigrationError {
  return new MigrationError(`The database could not be migrated: ${reasonOf(error)}.`, {
    cause: error,
  });
}

function reasonOf(error: unknown): string {
  const message =
    error instanceof Object && 'message' in error ? String(error.message) : String(error);
  return message.replace(/\.$/, '');
}
