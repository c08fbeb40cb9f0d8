// Builds what `npm start` runs, where sources changed.
import { checkNode } from './lib/node-version.mjs';

checkNode();
const { installIfNeeded } = await import('./lib/install.mjs');
const { runMain } = await import('./lib/run.mjs');

await runMain(async () => {
  await installIfNeeded();
  const { buildIfNeeded, generateIfNeeded, sdkIfNeeded } = await import('./lib/build.mjs');
  await generateIfNeeded();
  await buildIfNeeded();
  await sdkIfNeeded();
});
