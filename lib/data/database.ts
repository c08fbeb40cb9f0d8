import { env } from '@/lib/platform/env';
import { processWide } from '@/lib/platform/process-wide';
import { isUniqueViolation, OutcomeUnknownError, StorageBusyError } from './database-errors';
import { type Database, kindOf, openDatabase, TRANSACTION_WAIT_MS, type Tx } from './open-database';
import { LOCK_WAIT_MS } from './patience';
import { isUnanswered, LOST_WHILE_SAVING, storageTroubleOf } from './storage-trouble';
import { Turnstile } from './turnstile';
import { WRITERS_LOCK } from './writers-lock';

export type { Database, Tx };
export { isUniqueViolation, StorageBusyError };

/** The database was closed at the end of this process, and does not open again. */
export class StorageClosedError extends Error {
  override readonly name = 'StorageClosedError';

  constructor() {
    super('The database was closed, because this process is ending.');
  }
}

const held = processWide('database', () => openDatabase(env().databaseUrl));
const end = processWide('database-end', () => ({ closed: false }));

/** The database of this process, opened at the first call from DATABASE_URL. Throws StorageClosedError after `closeDatabase`. */
export function database(): Database {
  if (end.get().closed) throw new StorageClosedError();
  return held.get();
}

/** Puts another database in the place of the process's own; null: none, until the next call. */
export function setDatabaseForTesting(replacement: Database | null): void {
  end.set(null);
  held.set(replacement);
}

/** Closes the database for good, opened or not: whoever comes later is refused. */
export async function closeDatabase(): Promise<void> {
  end.get().closed = true;
  const open = held.known();
  held.set(null);
  await open?.$disconnect();
}

/** Whoever has waited for its own process all the time may still look once. */
const SHORTEST_LOCK_WAIT_MS = 50;

/** The writers of this process, who would otherwise wait with all connections of the pool in hand. */
const writers = processWide('database-writers', () => new Turnstile());

/**
 * Runs a write transaction; one at a time across all processes, so that what it read still holds
 * when it commits. Waits up to 5 s for other processes, without blocking, and up to 15 s for its
 * own; then throws StorageBusyError, as also where the connection was lost during the commit, so that its
 * outcome is unknown: its message says which. What `run` throws rolls everything back. Inside `run`, use
 * only the `tx` that it is given.
 */
export async function transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  const open = database();
  try {
    return kindOf(open) === 'sqlite'
      ? await open.$transaction(run)
      : await runOnPostgresql(open, run);
  } catch (error) {
    const trouble =
      error instanceof OutcomeUnknownError ? LOST_WHILE_SAVING : storageTroubleOf(error);
    if (trouble === null) throw error;
    throw new StorageBusyError(trouble, { cause: error });
  }
}

async function runOnPostgresql<T>(open: Database, run: (tx: Tx) => Promise<T>): Promise<T> {
  const untilMs = performance.now() + LOCK_WAIT_MS;
  const leave = await writers.get().enter(TRANSACTION_WAIT_MS);
  let saving = false;
  try {
    return await open.$transaction(async (tx) => {
      await lockOutWriters(tx, untilMs);
      const done = await run(tx);
      saving = true;
      return done;
    });
  } catch (cause) {
    if (!saving || !isUnanswered(cause)) throw cause;
    throw new OutcomeUnknownError('The connection was cut during COMMIT.', { cause });
  } finally {
    leave();
  }
}

async function lockOutWriters(tx: Tx, untilMs: number): Promise<void> {
  // Whatever the server's default is: a picture from before the lock would be out of date behind it.
  await tx.$executeRawUnsafe('SET TRANSACTION ISOLATION LEVEL READ COMMITTED');
  const leftMs = Math.max(SHORTEST_LOCK_WAIT_MS, Math.ceil(untilMs - performance.now()));
  await tx.$executeRawUnsafe(`SET LOCAL lock_timeout = ${leftMs}`);
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${WRITERS_LOCK})::text`;
  await tx.$executeRawUnsafe(`SET LOCAL lock_timeout = ${LOCK_WAIT_MS}`);
}
