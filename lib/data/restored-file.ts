import { statSync } from 'node:fs';
import type { AuditEntry } from '@/lib/core/audit/event';
import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { removeFiles } from '@/lib/platform/durable-file';
import { appendAuditToStore } from './append-to-store';
import { migrateDatabase } from './migrate';
import { SqliteConnection } from './sqlite-connection';
import { sqliteTableStore } from './table-store-sqlite';
import { tableNamed } from './verify-chains';

/** What was done to a copy of a backup before it takes the database's place. */
export interface PreparedFile {
  readonly migrated: readonly string[];
  readonly sessionsEnded: number;
}

/**
 * Makes a checked copy of a backup ready to be the database: brings it up to this version, ends every
 * session (one that was ended after the backup must not live again), and appends the event that
 * `entryOf` makes of that. Leaves one complete file.
 */
export async function prepareRestoredFile(
  path: string,
  entryOf: (prepared: PreparedFile) => AuditEntry,
  at: Date,
): Promise<PreparedFile> {
  const { applied: migrated } = await migrateDatabase(`file:${path}`);
  const connection = new SqliteConnection(
    path,
    'PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON',
  );
  const store = sqliteTableStore(connection);
  try {
    const tables = await store.tables();
    const prepared = { migrated, sessionsEnded: await store.count(tableNamed(tables, 'Session')) };
    await store.run('BEGIN IMMEDIATE; DELETE FROM "Session"');
    // Those of other services are marked, for a deleted one would begin anew with its next token.
    await store.run(
      `UPDATE "IdentitySession" SET "endedAt" = '${at.toISOString()}' WHERE "endedAt" IS NULL`,
    );
    await appendAuditToStore(store, tables, INSTANCE_CHAIN, entryOf(prepared), at);
    await store.run('COMMIT');
    return prepared;
  } finally {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    await store.close();
    requireOneFile(path);
  }
}

function requireOneFile(path: string): void {
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  if (log !== undefined && log.size > 0) throw new Error(`${path}-wal was not emptied.`);
  removeFiles(`${path}-wal`, `${path}-shm`);
}
