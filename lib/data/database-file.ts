import { closeSync, openSync, readSync } from 'node:fs';
import { migrationProblem } from './migrate';
import { appliedInSqlite } from './migration-sqlite';
import { migrationsFolder, readMigrations } from './migrations';
import { patiently } from './patience';
import { SqliteConnection } from './sqlite-connection';
import { isSqliteBusy, isSqliteDamaged } from './sqlite-errors';
import { inReferenceOrder, type TableStore } from './table-store';
import { sqliteTableStore } from './table-store-sqlite';
import { readHeads, verifyChains } from './verify-chains';

const HEADER = Buffer.from('SQLite format 3\0');

/** What a database holds. */
export interface DatabaseSummary {
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** The last event of the instance's own audit chain; 0: none. */
  readonly lastAuditSeq: number;
  readonly auditEvents: number;
  readonly auditChains: number;
  /** Migrations of this version that the database does not have yet. */
  readonly pendingMigrations: readonly string[];
}

/** A file was judged to be no whole database of Claimcheck; the message is one plain sentence. */
export class DatabaseFileError extends Error {
  override readonly name = 'DatabaseFileError';
}

/**
 * Writes a consistent copy of a SQLite file into an empty one, while others read and write it. Throws
 * DatabaseFileError where the file is damaged.
 */
export async function copySqlite(path: string, into: string): Promise<void> {
  try {
    await vacuumInto(path, into);
  } catch (error) {
    throw isSqliteDamaged(error) ? damaged(error) : error;
  }
}

async function vacuumInto(path: string, into: string): Promise<void> {
  const connection = new SqliteConnection(path, 'PRAGMA synchronous = FULL');
  try {
    // A copy is made anew out of the tables: that a page of an index is damaged would not be seen in it.
    await patiently(() => requireWholePages(connection), isSqliteBusy);
    const literal = `'${into.replaceAll("'", "''")}'`;
    await patiently(() => connection.exec(`VACUUM INTO ${literal}`), isSqliteBusy);
  } finally {
    connection.close();
  }
}

/**
 * Checks a file that nobody uses from its first page to its last: whether it is a database of
 * Claimcheck, whole, of no newer version, with every reference and every audit chain intact. Throws
 * DatabaseFileError; gives back what it holds.
 */
export async function checkDatabaseFile(path: string): Promise<DatabaseSummary> {
  requireHeader(path);
  try {
    return await withFile(path, summarise);
  } catch (error) {
    if (error instanceof DatabaseFileError) throw error;
    throw damaged(error);
  }
}

function damaged(cause: unknown): DatabaseFileError {
  const reason = cause instanceof Object && 'message' in cause ? cause.message : cause;
  return new DatabaseFileError(`It is damaged, or no database of Claimcheck: ${reason}.`, {
    cause,
  });
}

function requireHeader(path: string): void {
  const start = Buffer.alloc(HEADER.length);
  const file = openSync(path, 'r');
  try {
    readSync(file, start, 0, start.length, 0);
  } finally {
    closeSync(file);
  }
  if (!start.equals(HEADER)) throw new DatabaseFileError('It is not a SQLite database.');
}

async function withFile<T>(
  path: string,
  run: (connection: SqliteConnection, store: TableStore) => Promise<T>,
): Promise<T> {
  const connection = new SqliteConnection(path, 'PRAGMA foreign_keys = ON');
  try {
    return await run(connection, sqliteTableStore(connection));
  } finally {
    connection.close();
  }
}

async function summarise(
  connection: SqliteConnection,
  store: TableStore,
): Promise<DatabaseSummary> {
  requireWhole(connection);
  const pendingMigrations = requireKnownMigrations(connection);
  const tables = inReferenceOrder(await store.tables());
  const verdict = await verifyChains(store, tables);
  if (!verdict.ok) {
    throw new DatabaseFileError(
      `Its audit chain ${verdict.chainId} is broken at event ${verdict.firstBadSeq}: ${verdict.reason}`,
    );
  }
  const counts = await Promise.all(
    tables.map(async (table) => [table.name, await store.count(table)] as const),
  );
  return {
    rows: Object.fromEntries(counts),
    lastAuditSeq: (await readHeads(store, tables)).get('instance')?.seq ?? 0,
    auditEvents: verdict.events,
    auditChains: verdict.chains,
    pendingMigrations,
  };
}

function requireWholePages(connection: SqliteConnection): void {
  const [found] = connection.run('PRAGMA integrity_check(1)', []).rows;
  if (found?.[0] !== 'ok') throw new DatabaseFileError(`It is damaged: ${found?.[0]}.`);
}

function requireWhole(connection: SqliteConnection): void {
  requireWholePages(connection);
  const [broken] = connection.run('PRAGMA foreign_key_check', []).rows;
  if (broken !== undefined) {
    throw new DatabaseFileError(`A row of its table ${broken[0]} refers to one that is not there.`);
  }
}

function requireKnownMigrations(connection: SqliteConnection): readonly string[] {
  const migrations = readMigrations(migrationsFolder('sqlite'));
  const applied = appliedInSqlite(connection);
  const problem = migrationProblem(applied, migrations);
  if (problem !== null) throw new DatabaseFileError(problem);
  if (applied.length === 0) throw new DatabaseFileError('It is no database of Claimcheck.');
  const done = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name)).map(({ name }) => name);
}
