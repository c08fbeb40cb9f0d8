import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const sources = '{app,components,api,cli,console,examples,lib,scripts,sdk}';

export default defineConfig({
  resolve: {
    alias: { '@': root.slice(0, -1), 'server-only': `${root}lib/testing/server-only.ts` },
  },
  test: {
    restoreMocks: true,
    maxWorkers: 2,
    // What workers share that is made once for a run is named after it.
    env: { TEST_RUN: randomUUID() },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`${sources}/**/*.test.{ts,tsx}`],
          exclude: ['**/*.int.test.ts'],
          // Ends what hangs; a machine with other work may be slow.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: [`${sources}/**/*.int.test.ts`],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
