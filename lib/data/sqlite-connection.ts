import Libsql from 'libsql';
import { isSqliteBusy } from './sqlite-errors';
import type { SqliteValue } from './sqlite-values';

/** What one statement gave back. */
export interface SqliteRows {
  readonly columns: readonly { readonly name: string; readonly type: string | null }[];
  readonly rows: readonly (readonly SqliteValue[])[];
  readonly changes: number;
}

/**
 * One connection of the synchronous driver. Its busy timeout is 0: a lock that another process
 * holds is reported at once, and whoever called waits without blocking the event loop.
 */
export class SqliteConnection {
  readonly #path: string;
  readonly #prepare: string;
  #driver: Libsql.Database;
  #poisoned: boolean = false;

  /** Opens the file, creating it if absent; `prepare` runs on every (re)opened connection. */
  constructor(path: string, prepare: string) {
    this.#path = path;
    this.#prepare = prepare;
    this.#driver = this.#open();
  }

  #open(): Libsql.Database {
    const driver = new Libsql(this.#path, { timeout: 0 });
    try {
      driver.defaultSafeIntegers(true);
      driver.exec(this.#prepare);
      return driver;
    } catch (error) {
      driver.close();
      throw error;
    }
  }

  /**
   * Replaces the connection if one of its statements was refused for a lock: the driver never
   * finalizes such a statement, and every later COMMIT fails (tursodatabase/libsql-js#228).
   */
  heal(): void {
    if (!this.#poisoned) return;
    const fresh = this.#open();
    this.#driver.close();
    this.#driver = fresh;
    this.#poisoned = false;
  }

  get inTransaction(): boolean {
    return this.#driver.inTransaction;
  }

  /** Runs statements that take no arguments and give nothing back. */
  exec(sql: string): void {
    this.#driver.exec(sql);
  }

  /** Runs one statement. */
  run(sql: string, values: readonly SqliteValue[]): SqliteRows {
    try {
      return this.#run(sql, values);
    } catch (error) {
      this.#poisoned ||= isSqliteBusy(error);
      throw error;
    }
  }

  #run(sql: string, values: readonly SqliteValue[]): SqliteRows {
    const statement = this.#driver.prepare(sql);
    if (!statement.reader) {
      return { columns: [], rows: [], changes: statement.run(values).changes };
    }
    const columns = statement.columns().map(({ name, type }) => ({ name, type }));
    const rows = statement.raw().all(values) as SqliteValue[][];
    return { columns, rows, changes: 0 };
  }

  /** Moves what is in the write-ahead log into the file, unless others use it, and closes. */
  close(): void {
    // The driver finalizes statements only when they are collected, so closing alone leaves the log.
    try {
      this.#driver.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch (error) {
      // Then another process holds the log, and whoever closes last will do it.
      if (!isSqliteBusy(error)) throw error;
    } finally {
      this.#driver.close();
    }
  }
}
