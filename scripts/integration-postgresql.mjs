// Runs the tests that hold on either database on PostgreSQL.
import { spawnSync } from 'node:child_process';
import { eitherDatabaseTests } from './lib/either-database.mjs';
import { inRoot, root } from './lib/root.mjs';

const { status } = spawnSync(
  process.execPath,
  [
    inRoot('node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    'integration',
    ...eitherDatabaseTests(),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, TEST_DATABASE: 'postgresql' } },
);
process.exitCode = status ?? 1;
