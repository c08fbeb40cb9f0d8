import type pg from 'pg';
import { migrateDatabase } from './migrate';
import { commitAnswered, connectForMove } from './move-connection';
import { requireFreeTarget } from './move-target';
import { APPLICATION_NAME, databaseKindOf } from './open-database';
import { openSqlite, sqlitePathOf } from './sqlite-adapter';
import { DatabaseInUseError, holdSqliteAlone, releaseSqlite } from './sqlite-hold';
import type { TableStore } from './table-store';
import { postgresqlTableStore } from './table-store-postgresql';
import { sqliteTableStore } from './table-store-sqlite';
import { WRITERS_LOCK } from './writers-lock';

/** One end of a move, in a transaction. */
export interface MoveEnd {
  readonly store: TableStore;
  commit(): Promise<void>;
  /** Ends the transaction, undone unless it was committed, and lets go of the database. */
  close(): Promise<void>;
}

/**
 * Opens the database that is moved, so that nobody changes it meanwhile. Throws DatabaseInUseError:
 * on SQLite for certain, on PostgreSQL when a process of ours is connected at this moment.
 */
export function openMoveSource(url: string): Promise<MoveEnd> {
  return databaseKindOf(url) === 'sqlite' ? sqliteSource(url) : postgresqlSource(url);
}

/**
 * Opens the database that is moved to, migrated and locked for writing. One that is not free is not
 * touched: CopyError. Throws MigrationError too, and OutcomeUnknownError where a commit got no answer.
 */
export async function openMoveTarget(url: string): Promise<MoveEnd> {
  await requireFreeTarget(url);
  await migrateDatabase(url);
  return databaseKindOf(url) === 'sqlite' ? sqliteTarget(url) : postgresqlTarget(url);
}

async function sqliteSource(url: string): Promise<MoveEnd> {
  const connection = holdSqliteAlone(sqlitePathOf(url));
  return {
    store: sqliteTableStore(connection),
    commit: async () => undefined,
    close: async () => releaseSqlite(connection),
  };
}

async function sqliteTarget(url: string): Promise<MoveEnd> {
  const connection = await openSqlite(sqlitePathOf(url));
  connection.exec('BEGIN IMMEDIATE');
  return {
    store: sqliteTableStore(connection),
    commit: async () => connection.exec('COMMIT'),
    close: async () => releaseSqlite(connection),
  };
}

async function postgresqlSource(url: string): Promise<MoveEnd> {
  const client = await connectForMove(url);
  try {
    await requireNobody(client);
    // Before the transaction: its picture of the database must not be older than the lock.
    await client.query('SELECT pg_advisory_lock($1)', [WRITERS_LOCK]);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return endOf(client);
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function requireNobody(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ count: string }>(
    `SELECT count(*) AS count FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = $1`,
    [APPLICATION_NAME],
  );
  const count = Number(rows[0]?.count);
  if (count > 0) throw new DatabaseInUseError(`${count} connections of Claimcheck are open.`);
}

async function postgresqlTarget(url: string): Promise<MoveEnd> {
  const client = await connectForMove(url);
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [WRITERS_LOCK]);
    return endOf(client);
  } catch (error) {
    await client.end();
    throw error;
  }
}

function endOf(client: pg.Client): MoveEnd {
  return {
    store: postgresqlTableStore(client),
    commit: () => commitAnswered(client),
    // The server undoes what is open when its connection ends.
    close: () => client.end(),
  };
}
