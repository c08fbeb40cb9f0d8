// Runs every file of bench/, or those whose names hold one of the words given; each prints its
// ratios and fails when one misses its aim. Alone, one after the other: they share the machine.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/root.mjs';

const words = process.argv.slice(2);
const wanted = (name) => words.length === 0 || words.some((word) => name.includes(word));
const runner = join(root, 'scripts/lib/run-typescript.mjs');
const files = readdirSync(join(root, 'bench')).filter((name) => /\.(?:ts|mjs)$/.test(name));

const missed = files.filter(wanted).filter((name) => {
  const program = join(root, 'bench', name);
  const options = name.endsWith('.mjs') ? [program] : [runner, program];
  return spawnSync(process.execPath, options, { cwd: root, stdio: 'inherit' }).status !== 0;
});

if (missed.length > 0) {
  console.error(`Missed: ${missed.join(', ')}`);
  process.exitCode = 1;
}
