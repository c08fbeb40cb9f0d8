// Console and api with hot reload of both: Next reloads pages by itself behind the console's own
// server; a process is restarted only when its bundle became another one.
import { checkNode } from './lib/node-version.mjs';

checkNode();
const { loadDotEnv } = await import('./lib/root.mjs');
const { installIfNeeded } = await import('./lib/install.mjs');
const { runMain } = await import('./lib/run.mjs');

await runMain(async () => {
  loadDotEnv();
  await installIfNeeded();
  const { generateIfNeeded } = await import('./lib/build.mjs');
  await generateIfNeeded();
  const { develop } = await import('./lib/develop.mjs');
  process.exitCode = await develop();
});
