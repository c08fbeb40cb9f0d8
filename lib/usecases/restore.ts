import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { invalidInput, ok, type Result } from '@/lib/core/result';
import {
  checkDatabaseFile,
  DatabaseFileError,
  type DatabaseSummary,
} from '@/lib/data/database-file';
import { MigrationError } from '@/lib/data/migrate';
import { databaseKindOf } from '@/lib/data/open-database';
import { pgRestoreCommand } from '@/lib/data/postgresql-address';
import { type PreparedFile, prepareRestoredFile } from '@/lib/data/restored-file';
import { sqlitePathOf } from '@/lib/data/sqlite-adapter';
import { BESIDE, belongsToSqlite } from '@/lib/data/sqlite-files';
import { DatabaseInUseError, holdSqliteAlone, releaseSqlite } from '@/lib/data/sqlite-hold';
import {
  createPrivateFile,
  keepAs,
  partBeside,
  putInPlace,
  removeFiles,
} from '@/lib/platform/durable-file';
import { commandLineEvent } from './command-line';
import { fileFailure } from './file-failure';

/** A backup that became the database. */
export interface Restored extends DatabaseSummary, PreparedFile {
  readonly database: string;
  /** Where the database is that was there before; null: there was none. */
  readonly before: string | null;
  /** What SQLite had kept beside a database that was gone, and where it is now. */
  readonly leftOver: readonly string[];
}

/**
 * Puts a backup in the place of the SQLite database, while nothing has that open. The backup is copied,
 * checked and brought up to this version first; the old database stays beside it. `unread: true` goes
 * on where the old one cannot be read, so that nobody can know whether it is in use. INVALID_INPUT says
 * what stands in the way; nothing was changed then.
 */
export async function restore(
  databaseUrl: string,
  file: string,
  { unread, now = new Date() }: { readonly unread: boolean; readonly now?: Date },
): Promise<Result<Restored>> {
  if (databaseKindOf(databaseUrl) === 'postgresql') {
    return refuse(
      `The database is PostgreSQL, which has a tool of its own for this: ${pgRestoreCommand(databaseUrl, file)}`,
    );
  }
  const database = sqlitePathOf(databaseUrl);
  const obstacle = obstacleOf(file, database);
  if (obstacle !== null) return refuse(obstacle);
  const part = partBeside(database);
  try {
    copyPrivately(file, part);
    const summary = await checkDatabaseFile(part);
    const prepared = await prepareRestoredFile(part, entryOf, now);
    const kept = putInPlaceOf(database, part, { unread, now });
    return ok({ ...summary, ...prepared, database, ...kept });
  } catch (error) {
    return refusalOf(error, file, database);
  } finally {
    removeFiles(part, `${part}-wal`, `${part}-shm`);
  }
}

const entryOf = ({ migrated, sessionsEnded }: PreparedFile) =>
  commandLineEvent('instance.restored', { migrated, sessionsEnded });

function obstacleOf(file: string, database: string): string | null {
  if (!existsSync(file)) return `There is no file ${file}.`;
  if (!statSync(file).isFile()) return `${file} is no file.`;
  if (belongsToSqlite(file, database)) return `${file} belongs to the database itself.`;
  // A copy of the bare file of a running instance: the newest changes are in its log.
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  if (log !== undefined && log.size > 0) {
    return `${file} is a database in use and no backup: its newest changes are in ${file}-wal. Make one with claimcheck backup.`;
  }
  return null;
}

function copyPrivately(file: string, part: string): void {
  mkdirSync(dirname(part), { recursive: true, mode: 0o700 });
  createPrivateFile(part);
  copyFileSync(file, part);
  // Copying a file copies its mode.
  chmodSync(part, 0o600);
}

function putInPlaceOf(
  database: string,
  part: string,
  { unread, now }: { readonly unread: boolean; readonly now: Date },
): Pick<Restored, 'before' | 'leftOver'> {
  const before = `${database}.before-restore-${now.toISOString().replace(/[:.]/g, '-')}`;
  if (!existsSync(database)) {
    const leftOver = moveBeside(database, before);
    putInPlace(part, database, { replace: false });
    return { before: null, leftOver };
  }
  const held = hold(database, unread);
  try {
    keepAs(database, before);
    // Only where it could not be read is anything there.
    moveBeside(database, before);
    putInPlace(part, database, { replace: true });
    return { before, leftOver: [] };
  } finally {
    if (held !== null) releaseSqlite(held);
  }
}

/** Moves away what SQLite kept beside a database: what stayed would be applied to the new file. */
function moveBeside(database: string, name: string): readonly string[] {
  const found = BESIDE.filter((end) => existsSync(`${database}${end}`));
  return found.map((end) => {
    renameSync(`${database}${end}`, `${name}${end}`);
    return `${name}${end}`;
  });
}

/** The old database can be read by nobody, so whether it is in use cannot be known. */
class UnreadableError extends Error {}

function hold(database: string, unread: boolean) {
  try {
    return holdSqliteAlone(database);
  } catch (cause) {
    if (cause instanceof DatabaseInUseError) throw cause;
    if (unread) return null;
    throw new UnreadableError('The database cannot be read.', { cause });
  }
}

function refusalOf(error: unknown, file: string, database: string): Result<never> {
  if (error instanceof DatabaseFileError || error instanceof MigrationError) {
    return refuse(`${file} cannot be restored, and nothing was changed. ${error.message}`);
  }
  if (error instanceof DatabaseInUseError) {
    return refuse(
      `A process has the database ${database} open: stop console and api (and any other that reads it), then try again. Nothing was changed.`,
    );
  }
  if (error instanceof UnreadableError) {
    return refuse(
      `The database ${database} cannot be read, so whether a process uses it cannot be known. Stop console and api, then say --force. Nothing was changed.`,
    );
  }
  return fileFailure(error, database);
}

const refuse = (message: string) => invalidInput({ file: [message] }, message);
