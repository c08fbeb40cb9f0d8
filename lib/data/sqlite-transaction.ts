import {
  DriverAdapterError,
  type SqlQuery,
  type SqlResultSet,
  type Transaction,
} from '@prisma/driver-adapter-utils';
import type { SqliteConnection } from './sqlite-connection';
import { toAdapterError } from './sqlite-errors';
import { columnTypeOf, toPrisma, toSqlite } from './sqlite-values';
import type { Leave } from './turnstile';

export const ADAPTER_NAME = 'claimcheck-sqlite';

export interface SqliteResult extends SqlResultSet {
  readonly changes: number;
}

/** Runs one statement of Prisma's; throws the driver's own errors. */
export function runStatement(connection: SqliteConnection, query: SqlQuery): SqliteResult {
  const values = query.args.map((value, at) => toSqlite(value, query.argTypes[at]));
  const { columns, rows, changes } = connection.run(query.sql, values);
  const columnTypes = columns.map(({ type }, at) =>
    columnTypeOf(
      type,
      rows.map((row) => row[at]),
    ),
  );
  return {
    changes,
    columnNames: columns.map(({ name }) => name),
    columnTypes,
    rows: rows.map((row) => columnTypes.map((type, at) => toPrisma(row[at], type))),
  };
}

function endTransaction(connection: SqliteConnection, sql: 'COMMIT' | 'ROLLBACK'): void {
  try {
    connection.exec(sql);
  } catch (error) {
    // A statement that failed hard (disk full, say) may have rolled everything back already.
    if (sql === 'COMMIT' && connection.inTransaction) connection.exec('ROLLBACK');
    if (sql === 'COMMIT' || connection.inTransaction) throw toAdapterError(error);
  }
}

/** An open write transaction; the connection is its own until it ends and leaves. */
export class SqliteTransaction implements Transaction {
  readonly provider = 'sqlite';
  readonly adapterName = ADAPTER_NAME;
  readonly options = { usePhantomQuery: true };
  readonly #connection: SqliteConnection;
  readonly #leave: Leave;
  #ended: boolean = false;

  constructor(connection: SqliteConnection, leave: Leave) {
    this.#connection = connection;
    this.#leave = leave;
  }

  async queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return this.#run(query);
  }

  async executeRaw(query: SqlQuery): Promise<number> {
    return this.#run(query).changes;
  }

  async commit(): Promise<void> {
    this.#end('COMMIT');
  }

  async rollback(): Promise<void> {
    this.#end('ROLLBACK');
  }

  async createSavepoint(name: string): Promise<void> {
    this.#connection.exec(`SAVEPOINT "${name}"`);
  }

  async rollbackToSavepoint(name: string): Promise<void> {
    this.#connection.exec(`ROLLBACK TO "${name}"`);
  }

  async releaseSavepoint(name: string): Promise<void> {
    this.#connection.exec(`RELEASE "${name}"`);
  }

  #run(query: SqlQuery): SqliteResult {
    // Past its end the connection belongs to someone else, and the statement would commit by itself.
    if (this.#ended) throw new DriverAdapterError({ kind: 'ConnectionClosed' });
    try {
      return runStatement(this.#connection, query);
    } catch (error) {
      throw toAdapterError(error);
    }
  }

  #end(sql: 'COMMIT' | 'ROLLBACK'): void {
    if (this.#ended) return;
    this.#ended = true;
    try {
      endTransaction(this.#connection, sql);
    } finally {
      this.#leave();
    }
  }
}
