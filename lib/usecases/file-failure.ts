import { invalidInput, type Result } from '@/lib/core/result';
import { systemCodeOf } from '@/lib/platform/durable-file';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk may only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'a file of this name came in the meantime',
  EISDIR: 'it is a folder',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is not one',
  ENAMETOOLONG: 'its name is too long',
  SQLITE_FULL: 'the disk is full',
  SQLITE_IOERR: 'the disk does not take what is written',
  SQLITE_CANTOPEN: 'it cannot be opened',
};

/** What the machine did not let happen to a file, as a failure in plain words; a defect is thrown again. */
export function fileFailure(error: unknown, file: string): Result<never> {
  const code = systemCodeOf(error) ?? '';
  const reason = REASONS[code] ?? REASONS[code.replace(/^(SQLITE_[A-Z]+)_.*$/, '$1')];
  if (reason === undefined) throw error;
  const message = `The file ${file} could not be written: ${reason}.`;
  return invalidInput({ file: [message] }, message);
}
