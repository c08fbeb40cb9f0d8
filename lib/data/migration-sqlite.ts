import { randomUUID } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AppliedMigration, MigrationTarget } from './migration-target';
import { MIGRATION_WAIT_MS } from './migration-target';
import type { Migration } from './migrations';
import { patiently } from './patience';
import { openSqlite, sqlitePathOf } from './sqlite-adapter';
import type { SqliteConnection } from './sqlite-connection';
import { isSqliteBusy } from './sqlite-errors';

/** As Prisma Migrate creates it, column for column. */
const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

const APPLIED = `SELECT migration_name, checksum, finished_at IS NOT NULL
  FROM _prisma_migrations WHERE rolled_back_at IS NULL`;

const RECORD = `INSERT INTO _prisma_migrations
  (id, checksum, migration_name, started_at, finished_at, applied_steps_count) VALUES (?, ?, ?, ?, ?, 1)`;

function apply(connection: SqliteConnection, { name, sql, checksum }: Migration): void {
  const startedAt = Date.now();
  connection.exec(sql);
  const broken = connection.run('PRAGMA foreign_key_check', []).rows;
  if (broken.length > 0) {
    const [table] = broken[0] ?? [];
    throw new Error(`${broken.length} references are broken, the first in ${table}`);
  }
  connection.run(RECORD, [randomUUID(), checksum, name, startedAt, Date.now()]);
}

function applied(connection: SqliteConnection): readonly AppliedMigration[] {
  connection.exec(BOOKKEEPING);
  return appliedInSqlite(connection);
}

/** The migrations that a SQLite file has; throws where it has no bookkeeping. */
export function appliedInSqlite(connection: SqliteConnection): readonly AppliedMigration[] {
  return connection.run(APPLIED, []).rows.map(([name, checksum, finished]) => ({
    name: String(name),
    checksum: String(checksum),
    finished: Number(finished) === 1,
  }));
}

/** Files up to this size are read through at each start: less than half a second. */
const CHECKED_BYTES = 256 * 1_048_576;

/** Looks at every page of a file that is not too large for it; a damaged one is not served. */
function requireSound(connection: SqliteConnection, path: string): void {
  if (statSync(path).size > CHECKED_BYTES) return;
  const [found] = connection.run('PRAGMA quick_check(1)', []).rows;
  if (found?.[0] === 'ok') return;
  throw new Error(
    `the file ${path} is damaged (${String(found?.[0]).replace(/\s+/g, ' ')}); keep a copy of it, and put the last backup in its place: npm run claimcheck -- restore <file>`,
  );
}

/** Opens a SQLite file for migrating; makes the file and its folder if they are absent. */
export async function openSqliteTarget(url: string): Promise<MigrationTarget> {
  const path = sqlitePathOf(url);
  mkdirSync(dirname(path), { recursive: true });
  // Foreign keys are off before any transaction begins, where alone it works: a migration that
  // redefines a table drops the old one, and otherwise that deletes every row that refers to it.
  const connection = await openSqlite(
    path,
    'PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF;',
  );
  try {
    requireSound(connection, path);
  } catch (error) {
    connection.close();
    throw error;
  }
  const begin = () => connection.exec('BEGIN IMMEDIATE');
  return {
    begin: () => patiently(begin, isSqliteBusy, performance.now() + MIGRATION_WAIT_MS),
    commit: async () => connection.exec('COMMIT'),
    rollback: async () => {
      if (connection.inTransaction) connection.exec('ROLLBACK');
    },
    applied: async () => applied(connection),
    apply: async (migration) => apply(connection, migration),
    close: async () => connection.close(),
  };
}
