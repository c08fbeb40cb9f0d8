// Runs the long campaigns, `*.drill.ts`, or those whose paths hold one of the words given. `npm test`
// has a small seeded sample of each. `--seed <number>` repeats a campaign; each prints its own. What
// drills the built product builds it first, where sources changed.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installIfNeeded } from './lib/install.mjs';
import { root } from './lib/root.mjs';
import { runMain } from './lib/run.mjs';

const words = process.argv.slice(2);
const options = ['--seed', '--rounds', '--within', '--database'].flatMap((name) => {
  const at = words.indexOf(name);
  return at === -1 ? [] : words.splice(at, 2);
});
const runner = join(root, 'scripts/lib/run-typescript.mjs');
const FOLDERS = ['lib', 'api', 'console', 'e2e', 'sdk'];

const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name)),
)
  .filter((path) => path.endsWith('.drill.ts'))
  .filter((path) => words.length === 0 || words.some((word) => path.includes(word)));

await runMain(async () => {
  await installIfNeeded();
  const { buildIfNeeded, generateIfNeeded } = await import('./lib/build.mjs');
  await generateIfNeeded();
  if (files.some((path) => path.startsWith('e2e'))) await buildIfNeeded();
});

const failed = files.filter((path) => {
  console.log(`— ${path}`);
  const program = [runner, join(root, path), ...options];
  return spawnSync(process.execPath, program, { cwd: root, stdio: 'inherit' }).status !== 0;
});

if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
