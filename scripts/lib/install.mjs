import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { RunError, runQuietly, step } from './run.mjs';

// What npm may leave out: not for this machine, only asked for by peers, or a left-over of the lock.
const MAY_BE_ABSENT = ['optional', 'devOptional', 'peer', 'extraneous'];

/** Installs the packages of package-lock.json where node_modules does not hold exactly them. */
export async function installIfNeeded() {
  if (isInstalled(root)) return;
  await step('Installing packages', async () => {
    const npm = process.env.npm_execpath;
    const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
    const { code, output } =
      npm?.endsWith('.js') === true
        ? await runQuietly(process.execPath, [npm, ...args])
        : await runQuietly('npm', args, { shell: process.platform === 'win32' });
    if (code !== 0) throw new RunError('npm ci', code, output);
  });
}

/** Whether npm's own record of what it installed agrees with package-lock.json. */
export function isInstalled(folder) {
  const record = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = packagesOf(record);
  return Object.entries(packagesOf(join(folder, 'package-lock.json'))).every(
    ([path, wanted]) =>
      path === '' ||
      (installed[path] === undefined
        ? MAY_BE_ABSENT.some((mark) => wanted[mark] === true)
        : installed[path].version === wanted.version &&
          installed[path].integrity === wanted.integrity),
  );
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}
