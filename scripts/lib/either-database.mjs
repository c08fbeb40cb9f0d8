import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './root.mjs';

const FOLDERS = ['lib', 'api', 'console', 'cli'];

/**
 * The test files that hold on either database: they open `testDatabase()` without saying which, and do
 * not describe both by themselves. They run on SQLite, and once more with TEST_DATABASE=postgresql.
 */
export function eitherDatabaseTests() {
  return FOLDERS.flatMap((folder) =>
    readdirSync(inRoot(folder), { recursive: true }).map((name) => join(folder, name)),
  )
    .filter((path) => path.endsWith('.int.test.ts'))
    .filter((path) => {
      const text = readFileSync(inRoot(path), 'utf8');
      return text.includes('testDatabase()') && !text.includes('describeOnEachDatabase(');
    })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}
