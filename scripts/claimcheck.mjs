#!/usr/bin/env node
// The command `claimcheck`, from a fresh clone on: installs and bundles what is missing, as `npm start`
// does, and then runs dist/claimcheck.mjs. What it does on the way is told on standard error.
import { checkNode } from './lib/node-version.mjs';

checkNode();
const { loadDotEnv } = await import('./lib/root.mjs');
const { progress, runMain } = await import('./lib/run.mjs');
const { installIfNeeded } = await import('./lib/install.mjs');

await runMain(async () => {
  progress.write = (text) => process.stderr.write(text);
  loadDotEnv();
  await installIfNeeded();
  const { bundleIfNeeded, generateIfNeeded } = await import('./lib/build.mjs');
  await generateIfNeeded();
  await bundleIfNeeded();
  const { runCommand } = await import('./lib/run-command.mjs');
  process.exitCode = await runCommand(process.argv.slice(2));
});
