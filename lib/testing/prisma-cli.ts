import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const PACKAGE = createRequire(import.meta.url).resolve('prisma/package.json');

/** Runs Prisma's command line at the root of the project, offline, on a database. */
export function prismaCli(
  url: string,
  words: readonly string[],
): { readonly status: number | null; readonly text: string } {
  const program = join(dirname(PACKAGE), 'build/index.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: url, PRISMA_OFFLINE: '1', CHECKPOINT_DISABLE: '1' },
  });
  return { status, text: stdout + stderr };
}
