import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
  SqlResultSet,
  Transaction,
} from '@prisma/driver-adapter-utils';
import { LOCK_WAIT_MS, patiently } from './patience';
import { SqliteConnection } from './sqlite-connection';
import { isSqliteBusy, toAdapterError } from './sqlite-errors';
import {
  ADAPTER_NAME,
  runStatement,
  type SqliteResult,
  SqliteTransaction,
} from './sqlite-transaction';
import { type Leave, Turnstile } from './turnstile';

const PRAGMAS = 'PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;';

const isRead = (sql: string): boolean => /^\s*(?:SELECT|PRAGMA|EXPLAIN)\b/i.test(sql);

/**
 * A SQLite file on one connection. Writers queue in the order in which they came and start with
 * BEGIN IMMEDIATE; while one waits for another process, reads go on.
 */
class SqliteAdapter implements SqlDriverAdapter {
  readonly provider = 'sqlite';
  readonly adapterName = ADAPTER_NAME;
  readonly #connection: SqliteConnection;
  readonly #writers = new Turnstile();
  readonly #use = new Turnstile();

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  async queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return isRead(query.sql) ? this.#read(query) : this.#write(query);
  }

  async executeRaw(query: SqlQuery): Promise<number> {
    return (await this.#write(query)).changes;
  }

  async executeScript(script: string): Promise<void> {
    const leave = await this.#use.enter();
    try {
      this.#connection.heal();
      this.#connection.exec(script);
    } catch (error) {
      throw toAdapterError(error);
    } finally {
      leave();
    }
  }

  async startTransaction(): Promise<Transaction> {
    return new SqliteTransaction(this.#connection, await this.#begin());
  }

  async dispose(): Promise<void> {
    this.#connection.close();
  }

  async #read(query: SqlQuery): Promise<SqlResultSet> {
    try {
      return await patiently(async () => {
        const leave = await this.#use.enter();
        try {
          this.#connection.heal();
          return runStatement(this.#connection, query);
        } finally {
          leave();
        }
      }, isSqliteBusy);
    } catch (error) {
      throw toAdapterError(error);
    }
  }

  async #write(query: SqlQuery): Promise<SqliteResult> {
    const transaction = new SqliteTransaction(this.#connection, await this.#begin());
    try {
      const result = runStatement(this.#connection, query);
      await transaction.commit();
      return result;
    } catch (error) {
      await transaction.rollback();
      throw toAdapterError(error);
    }
  }

  /** Takes the write lock and, with it, the connection; fails once 5 s have passed since the call. */
  async #begin(): Promise<Leave> {
    const untilMs = performance.now() + LOCK_WAIT_MS;
    const leaveWriters = await this.#writers.enter();
    try {
      const leaveUse = await patiently(() => this.#tryBegin(), isSqliteBusy, untilMs);
      return () => {
        leaveUse();
        leaveWriters();
      };
    } catch (error) {
      leaveWriters();
      throw toAdapterError(error);
    }
  }

  async #tryBegin(): Promise<Leave> {
    const leave = await this.#use.enter();
    try {
      this.#connection.heal();
      // Through exec, which finalizes its statement even when the lock is refused.
      this.#connection.exec('BEGIN IMMEDIATE');
      return leave;
    } catch (error) {
      leave();
      throw error;
    }
  }
}

/** The path of a `file:` address. */
export function sqlitePathOf(url: string): string {
  return url.replace(/^file:(?:\/\/)?/, '');
}

/**
 * Opens a database file in the mode that every process of the product uses. Changing the mode, and
 * reading the file while another process does or closes it, can meet a lock: then it waits.
 */
export function openSqlite(path: string, pragmas = PRAGMAS): Promise<SqliteConnection> {
  const open = () => new SqliteConnection(path, `PRAGMA journal_mode = WAL; ${pragmas}`);
  return patiently(open, isSqliteBusy);
}

/** Makes Prisma's SQLite adapter for a `file:` address. */
export function sqliteAdapterFactory(url: string): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: 'sqlite',
    adapterName: ADAPTER_NAME,
    connect: async () => new SqliteAdapter(await openSqlite(sqlitePathOf(url))),
    connectToShadowDb: async () => new SqliteAdapter(new SqliteConnection(':memory:', PRAGMAS)),
  };
}
