import { SqliteConnection } from './sqlite-connection';
import { isSqliteBusy } from './sqlite-errors';

/** A process has the database open. */
export class DatabaseInUseError extends Error {
  override readonly name = 'DatabaseInUseError';
}

/**
 * Opens a SQLite file for this connection alone until it closes. A connection in WAL mode keeps a
 * shared lock for as long as it is open, and the mode can be left only without any other, so this
 * knows for certain of every process of this machine. Afterwards the file is complete without a log
 * beside it. Throws DatabaseInUseError, or the driver's error where the file cannot be read.
 */
export function holdSqliteAlone(path: string): SqliteConnection {
  const connection = new SqliteConnection(path, 'PRAGMA synchronous = FULL');
  try {
    connection.exec('PRAGMA journal_mode = DELETE');
    connection.exec('BEGIN EXCLUSIVE');
    return connection;
  } catch (error) {
    connection.close();
    if (!isSqliteBusy(error)) throw error;
    throw new DatabaseInUseError(`A process has the database ${path} open.`, { cause: error });
  }
}

/** Gives a file back that was held alone; what was not committed is undone. */
export function releaseSqlite(connection: SqliteConnection): void {
  if (connection.inTransaction) connection.exec('ROLLBACK');
  connection.close();
}
