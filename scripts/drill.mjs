// Runs the long campaigns, `*.drill.ts`, or those whose paths hold one of the words given. `npm test`
// has a small seeded sample of each. `--seed <number>` repeats a campaign; each prints its own.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/root.mjs';

const words = process.argv.slice(2);
const seedAt = words.indexOf('--seed');
const seed = seedAt === -1 ? [] : words.splice(seedAt, 2);
const runner = join(root, 'scripts/lib/run-typescript.mjs');
const FOLDERS = ['lib', 'api', 'console'];

const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name)),
)
  .filter((path) => path.endsWith('.drill.ts'))
  .filter((path) => words.length === 0 || words.some((word) => path.includes(word)));

const failed = files.filter((path) => {
  console.log(`— ${path}`);
  const options = [runner, join(root, path), ...seed];
  return spawnSync(process.execPath, options, { cwd: root, stdio: 'inherit' }).status !== 0;
});

if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
