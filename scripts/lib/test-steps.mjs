import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { eitherDatabaseTests } from './either-database.mjs';
import { missingPostgresql } from './postgresql-programs.mjs';
import { inRoot } from './root.mjs';
import { RunError } from './run.mjs';
import { runWithin } from './run-within.mjs';

const reports = mkdtempSync(join(tmpdir(), 'claimcheck-test-'));

const IMPORTS_CHECK = ['--config', '.dependency-cruiser.mjs', '--output-type', 'err'];
const IMPORTS_FOLDERS = ['app', 'components', 'api', 'cli', 'console', 'lib', 'sdk'];

const NONE = { passed: 0, failed: 0, skipped: 0 };

const PROGRESS = 'scripts/lib/progress-reporter.mjs';

const BIN = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  knip: 'node_modules/knip/bin/knip.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
};

/** The steps of `npm test` in their order; each gives back its counts and what it printed. */
export const testSteps = [
  {
    name: 'lint',
    command: 'npm run lint',
    light: true,
    run: () => check(BIN.biome, ['check', '--error-on-warnings', '.']),
  },
  {
    name: 'import rules',
    command: 'npm run imports',
    light: true,
    run: () => check(BIN.depcruise, [...IMPORTS_CHECK, ...IMPORTS_FOLDERS]),
  },
  {
    name: 'dead code',
    command: 'npm run dead',
    light: true,
    run: () => check(BIN.knip, ['--no-progress', '--no-config-hints']),
  },
  {
    name: 'types',
    command: 'npm run types',
    light: true,
    run: () => check(BIN.tsc, ['--noEmit']),
  },
  { name: 'unit', command: 'npm run unit', run: () => vitest('unit') },
  { name: 'integration', command: 'npm run integration', run: () => vitest('integration') },
  {
    name: 'integration on PostgreSQL',
    command: 'npm run integration:postgresql',
    run: onPostgresql,
  },
  { name: 'build', command: 'npm run build', run: () => check('scripts/build.mjs', []) },
  { name: 'e2e', command: 'npm run e2e', run: playwright, needs: 'build' },
];

async function check(file, args) {
  const { code, ...told } = await runWithin(process.execPath, [inRoot(file), ...args]);
  return { ...(code === 0 ? one('passed') : one('failed')), ...told };
}

async function vitest(project, files = [], env = {}) {
  const progress = join(reports, `${project}-${files.length}.json`);
  const reporters = ['--reporter=default', `--reporter=${inRoot(PROGRESS)}`];
  const { code, ...told } = await runWithin(
    process.execPath,
    [inRoot(BIN.vitest), 'run', '--project', project, ...reporters, ...files],
    { env: { ...env, PROGRESS_FILE: progress } },
  );
  return { ...withCode({ ...NONE, ...readReport(progress) }, code), ...told };
}

/** Nothing of a report that is not there, or that a runner was ended over. */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError || error.code === 'ENOENT') return {};
    throw error;
  }
}

// Tests that hold on either database have run on SQLite with all others.
async function onPostgresql() {
  const files = eitherDatabaseTests();
  const missing = missingPostgresql();
  if (missing !== null) return { passed: 0, failed: 0, skipped: files.length, output: missing };
  return vitest('integration', files, { TEST_DATABASE: 'postgresql' });
}

async function playwright() {
  try {
    await ensureChromium();
  } catch (error) {
    const output = error instanceof RunError ? `${error.message}\n${error.output}` : error.stack;
    return { ...one('failed'), output };
  }
  const report = join(reports, 'e2e.json');
  const { code, ...told } = await runWithin(
    process.execPath,
    [inRoot(BIN.playwright), 'test', '--reporter=list,json'],
    { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
  );
  const { stats = {}, suites = [] } = readReport(report);
  const counts = {
    passed: (stats.expected ?? 0) + (stats.flaky ?? 0),
    failed: stats.unexpected ?? 0,
    skipped: stats.skipped ?? 0,
  };
  return { ...withCode(counts, code), failures: failuresIn(suites), ...told };
}

function failuresIn(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.filter(({ ok }) => !ok).map(({ file, title }) => `${file}: ${title}`),
    ...failuresIn(inner),
  ]);
}

// A runner that fails without a failed test (a file that does not load, no test at all) counts as one.
function withCode(counts, code) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function one(outcome) {
  return { ...NONE, [outcome]: 1 };
}
