// Everything that has to hold before a change is taken. Each step is one line; what a failed step
// printed follows it, and the last line of all is the count.
import { checkNode } from './lib/node-version.mjs';

checkNode();
const { installIfNeeded } = await import('./lib/install.mjs');
const { runMain } = await import('./lib/run.mjs');

await runMain(async () => {
  await installIfNeeded();
  const { generateIfNeeded } = await import('./lib/build.mjs');
  await generateIfNeeded();
  const { useOwnTemporaryFolder } = await import('./lib/temporary-folder.mjs');
  useOwnTemporaryFolder();
  const { testSteps } = await import('./lib/test-steps.mjs');
  const { runTests } = await import('./lib/run-tests.mjs');
  process.exitCode = await runTests(testSteps);
});
