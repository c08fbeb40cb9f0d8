import { env } from '@/lib/platform/env';
import { isBusy, isUniqueViolation, StorageBusyError } from './database-errors';
import { type Database, kindOf, openDatabase, type Tx } from './open-database';
import { LOCK_WAIT_MS } from './patience';

export type { Database, Tx };
export { isUniqueViolation, StorageBusyError };

const KEY = Symbol.for('claimcheck.database');
const holder: typeof globalThis & { [KEY]?: Database | null } = globalThis;

/** The database of this process, opened at the first call from DATABASE_URL. */
export function database(): Database {
  holder[KEY] ??= openDatabase(env().databaseUrl);
  return holder[KEY];
}

/** Puts another database in the place of the process's own; null: none, until the next call. */
export function setDatabaseForTesting(replacement: Database | null): void {
  holder[KEY] = replacement;
}

/** Closes the database if it was opened; the next use opens it again. */
export async function closeDatabase(): Promise<void> {
  const open = holder[KEY];
  holder[KEY] = null;
  await open?.$disconnect();
}

/** Locks PostgreSQL's writers out of each other, as BEGIN IMMEDIATE does SQLite's. */
const WRITERS_LOCK = 7_210_514_001;

/**
 * Runs a write transaction; one at a time across all processes, so that what it read still holds
 * when it commits. Waits for others up to 5 s without blocking, then throws StorageBusyError; what
 * `run` throws rolls everything back. Inside `run`, use only the `tx` that it is given.
 */
export async function transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  const open = database();
  try {
    return await open.$transaction(async (tx) => {
      if (kindOf(open) === 'postgresql') await takeWritersLock(tx);
      return run(tx);
    });
  } catch (error) {
    if (!isBusy(error) || error instanceof StorageBusyError) throw error;
    throw new StorageBusyError('The database was busy for too long.', { cause: error });
  }
}

async function takeWritersLock(tx: Tx): Promise<void> {
  await tx.$executeRawUnsafe(`SET LOCAL lock_timeout = ${LOCK_WAIT_MS}`);
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${WRITERS_LOCK})::text`;
}
