import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What SQLite keeps beside a database file, by the end of its name: log, index of the log, journal. */
export const BESIDE = ['-wal', '-shm', '-journal'] as const;

/**
 * Whether a path is a SQLite database or one of the files beside it, under whatever name: another
 * spelling, a symbolic link, a second name of the same file, or a file beside it that is yet to come.
 */
export function belongsToSqlite(path: string, database: string): boolean {
  // SQLite names its log after the file that a link leads to.
  const named = new Set([database, realPlaceOf(database)]);
  const own = [...named].flatMap((file) => [file, ...BESIDE.map((end) => `${file}${end}`)]);
  return own.some((file) => isSameFile(path, file));
}

function isSameFile(a: string, b: string): boolean {
  if (realPlaceOf(a) === realPlaceOf(b)) return true;
  const [one, other] = [a, b].map((path) =>
    statSync(path, { bigint: true, throwIfNoEntry: false }),
  );
  return one !== undefined && other !== undefined && one.dev === other.dev && one.ino === other.ino;
}

/** Where a path leads; of one that does not exist, its name in the place where its folder leads. */
function realPlaceOf(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const folder = dirname(path);
  return existsSync(folder) ? join(realpathSync(folder), basename(path)) : path;
}
