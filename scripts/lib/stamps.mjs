import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './root.mjs';

/**
 * A hash over names and contents of files, of folders everything below them (but for what `skip`
 * says, asked with the path from the project's folder). Files that do not exist count as such.
 *
 * @param {readonly string[]} paths
 * @param {(path: string) => boolean} skip
 */
export function hashOf(paths, skip = () => false, base = root) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesBelow(join(base, path), base, skip)).sort()) {
    hash.update(`${relative(base, file)}\0`);
    hash.update(existsSync(file) ? readFileSync(file) : 'absent');
    hash.update('\0');
  }
  return hash.digest('hex');
}

/** Whether the stamp says that what it stands for was made from sources with this hash. */
export function isStamped(stamp, hash) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === hash;
}

/** Runs `make` and stamps its result; a stamp is never left behind by a run that did not end well. */
export async function makeAndStamp(stamp, hash, make) {
  rmSync(stamp, { force: true });
  await make();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${hash}\n`);
}

function filesBelow(path, base, skip) {
  if (skip(relative(base, path).replaceAll('\\', '/'))) return [];
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name), base, skip));
}
