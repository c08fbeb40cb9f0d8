import { existsSync, statSync } from 'node:fs';
import { invalidInput, ok, type Result } from '@/lib/core/result';
import {
  checkDatabaseFile,
  copySqlite,
  DatabaseFileError,
  type DatabaseSummary,
} from '@/lib/data/database-file';
import { databaseKindOf } from '@/lib/data/open-database';
import { pgDumpCommand } from '@/lib/data/postgresql-address';
import { sqlitePathOf } from '@/lib/data/sqlite-adapter';
import { belongsToSqlite } from '@/lib/data/sqlite-files';
import {
  createPrivateFile,
  partBeside,
  putInPlace,
  removeFiles,
} from '@/lib/platform/durable-file';
import { fileFailure } from './file-failure';

/** A backup that was written and checked. */
export interface BackedUp extends DatabaseSummary {
  readonly file: string;
  readonly bytes: number;
}

/**
 * Writes a consistent copy of the SQLite database to a file that only this user may read, while the
 * processes go on, and checks it before it gets its name: whole, or not there. An existing file stays
 * unless `replace`, and the database itself whatever is said. INVALID_INPUT names what stands in the way, and for PostgreSQL the command to use.
 */
export async function backUp(
  databaseUrl: string,
  file: string,
  { replace }: { readonly replace: boolean },
): Promise<Result<BackedUp>> {
  if (databaseKindOf(databaseUrl) === 'postgresql') {
    return refuse(
      `The database is PostgreSQL, which has a tool of its own for this: ${pgDumpCommand(databaseUrl, file)}`,
    );
  }
  const source = sqlitePathOf(databaseUrl);
  if (!existsSync(source)) return refuse(`There is no database at ${source} yet.`);
  const obstacle = obstacleOf(file, source, replace);
  if (obstacle !== null) return refuse(obstacle);
  const part = partBeside(file);
  try {
    createPrivateFile(part);
    await copySqlite(source, part);
    const summary = await checkDatabaseFile(part);
    putInPlace(part, file, { replace });
    return ok({ ...summary, file, bytes: statSync(file).size });
  } catch (error) {
    if (error instanceof DatabaseFileError) {
      return refuse(`No backup was kept, for the database is not in order. ${error.message}`);
    }
    return fileFailure(error, file);
  } finally {
    removeFiles(part);
  }
}

function obstacleOf(file: string, source: string, replace: boolean): string | null {
  if (belongsToSqlite(file, source)) {
    return `${file} belongs to the database itself: choose another name. Nothing was changed.`;
  }
  if (replace || !existsSync(file)) return null;
  return `There is a file at ${file} already: choose another name, or add --force.`;
}

const refuse = (message: string) => invalidInput({ file: [message] }, message);
