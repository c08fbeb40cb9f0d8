import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** A name beside a file that nothing has yet: `data.db.3f9c01ab.part`. */
export function partBeside(path: string): string {
  return `${path}.${randomBytes(4).toString('hex')}.part`;
}

/** Makes an empty file that only this user may read (mode 0600); throws where there is one. */
export function createPrivateFile(path: string): void {
  closeSync(openSync(path, 'wx', 0o600));
}

/** Has the machine write what a file or folder holds to the disk before it goes on. */
export function syncToDisk(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Puts a finished file in its place at once and for good; `replace: false` throws EEXIST where
 * something is there, also if it came in the meantime.
 */
export function putInPlace(part: string, path: string, { replace }: { replace: boolean }): void {
  syncToDisk(part);
  if (replace) renameSync(part, path);
  else {
    linkSync(part, path);
    rmSync(part);
  }
  if (process.platform !== 'win32') syncToDisk(dirname(path));
}

/** Gives a file a second name, or makes a copy of that name where the disk knows no second names. */
export function keepAs(path: string, name: string): void {
  try {
    linkSync(path, name);
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') throw error;
    copyFileSync(path, name, constants.COPYFILE_EXCL);
    syncToDisk(name);
  }
}

/** Removes files that may or may not be there. */
export function removeFiles(...paths: readonly string[]): void {
  for (const path of paths) if (existsSync(path)) rmSync(path);
}

/** The code of an error of the machine, such as `ENOSPC`; null: it has none. */
export function systemCodeOf(error: unknown): string | null {
  // The SQLite driver's errors are objects without the class Error.
  return error instanceof Object && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}
