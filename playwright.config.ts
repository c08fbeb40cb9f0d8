import { defineConfig } from '@playwright/test';
import type { DatabaseOption } from './e2e/fixtures';
import { chromiumArguments, installedChromium } from './scripts/lib/chromium.mjs';

const chromium = installedChromium();

/** Browser tests; each file starts the built product for itself, so `npm run build` comes first. */
export default defineConfig<object, DatabaseOption>({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  // Tests do not build on each other unless their file says so: whichever worker is free takes the next.
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  // Ends what hangs; a machine with other work may be slow, and what is there is not waited for.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  projects: [
    { name: 'sqlite', use: { databaseKind: 'sqlite' } },
    // What writes most, once more on PostgreSQL; skipped and counted where this machine has none.
    {
      name: 'postgresql',
      testMatch: /\/(?:journey|keyboard)\.spec\.ts$/,
      use: { databaseKind: 'postgresql' },
    },
  ],
  use: {
    browserName: 'chromium',
    // A seventh of the CPU; a test that fails is run again with `--trace on`.
    trace: 'off',
    launchOptions: {
      ...(chromium === null ? {} : { executablePath: chromium }),
      args: chromiumArguments(),
    },
  },
});
