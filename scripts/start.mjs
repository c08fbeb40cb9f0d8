// Everything from a fresh clone to a running product. Plain JavaScript without packages, because it
// runs before they are installed.
import { checkNode } from './lib/node-version.mjs';

checkNode();
const { loadDotEnv } = await import('./lib/root.mjs');
const { installIfNeeded } = await import('./lib/install.mjs');
const { runMain } = await import('./lib/run.mjs');

await runMain(async () => {
  loadDotEnv();
  await installIfNeeded();
  const { buildIfNeeded, generateIfNeeded } = await import('./lib/build.mjs');
  await generateIfNeeded();
  await buildIfNeeded();
  const { startBoth } = await import('./lib/start-both.mjs');
  process.exitCode = await startBoth();
});
