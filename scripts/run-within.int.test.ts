import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runWithin } from './lib/run-within.mjs';

const LIMITS = { silentMs: 600_000, wholeMs: 3_600_000, graceMs: 300 };
const WAIT = { timeout: 60_000, interval: 20 };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimcheck-within-'));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

/** Prints, starts a child that keeps its pipes, writes both ids to a file, and ends for nobody. */
const STUBBORN = `
  const { spawn } = require('node:child_process');
  const { writeFileSync, renameSync } = require('node:fs');
  process.on('SIGTERM', () => {});
  console.log(process.argv[1]);
  if (process.argv[1] === 'parent') {
    const [, , ids, program] = process.argv;
    spawn(process.execPath, ['-e', program, 'child', ids], { stdio: 'inherit' });
  } else {
    writeFileSync(process.argv[2] + '.part', JSON.stringify([process.ppid, process.pid]));
    renameSync(process.argv[2] + '.part', process.argv[2]);
  }
  setInterval(() => {}, 1000);
`;
const words = () => ['-e', STUBBORN, 'parent', join(folder, 'ids'), STUBBORN];

async function idsOfThose(): Promise<readonly number[]> {
  await expect.poll(() => existsSync(join(folder, 'ids')), WAIT).toBe(true);
  return JSON.parse(readFileSync(join(folder, 'ids'), 'utf8'));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = `/proc/${pid}/stat`;
  // What has ended may wait there, as a zombie, to be forgotten.
  return !existsSync(stat) || !/^\d+ \(.*\) Z/.test(readFileSync(stat, 'utf8'));
}

describe('a program that is run within limits', () => {
  it('gives back its code and what it printed', async () => {
    const program = 'console.log(process.env.SAID); console.error("two"); process.exitCode = 3;';
    const env = { SAID: 'one' };
    const told = await runWithin(process.execPath, ['-e', program], { env, limits: LIMITS });
    expect(told).toMatchObject({ code: 3, late: null });
    expect(told.output.split('\n').sort()).toEqual(['', 'one', 'two']);
  });

  it('that cannot be started says so', async () => {
    const told = await runWithin(join(folder, 'none'), [], { limits: LIMITS });
    expect(told).toMatchObject({ code: 'ENOENT', late: null });
    expect(told.output).toContain('ENOENT');
  });

  it.skipIf(process.platform === 'win32')(
    'and stands still is ended with all that it started, even what does not want to end',
    async () => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const run = runWithin(process.execPath, words(), { limits: LIMITS });
      const ids = await idsOfThose();
      expect(ids.map(isAlive)).toEqual([true, true]);
      await vi.advanceTimersByTimeAsync(LIMITS.wholeMs);
      expect(await run).toMatchObject({
        code: 'late',
        late: 'printed nothing for 10 minutes',
        output: expect.stringMatching(/^parent\n/),
      });
      await expect.poll(() => ids.some(isAlive), WAIT).toBe(false);
    },
  );

  it.skipIf(process.platform === 'win32')('ends with the process that runs it', async () => {
    const module = pathToFileURL(resolve('scripts/lib/run-within.mjs')).href;
    const program = `import { runWithin } from '${module}';
      const limits = ${JSON.stringify(LIMITS)};
      await runWithin(process.execPath, ${JSON.stringify(words())}, { limits });
      const next = ['-e', 'require("node:fs").writeFileSync(process.argv[1], "")', ${JSON.stringify(join(folder, 'next'))}];
      await runWithin(process.execPath, next, { limits });
      await runWithin(process.execPath, next, { limits });`;
    const runner = spawn(process.execPath, ['--input-type=module', '--eval', program]);
    const ended = new Promise((done) => runner.once('exit', (_code, signal) => done(signal)));
    const ids = await idsOfThose();
    runner.kill('SIGTERM');
    expect(await ended).toBe('SIGTERM');
    await expect.poll(() => ids.some(isAlive), WAIT).toBe(false);
    // What would have come next did not begin.
    expect(existsSync(join(folder, 'next'))).toBe(false);
  });
});

describe('the reporter of npm test', () => {
  it('knows of a run that is ended what failed and what it was at', async () => {
    writeFileSync(join(folder, 'vitest.config.mjs'), 'export default { test: { globals: true } };');
    writeFileSync(
      join(folder, 'quick.test.js'),
      `it('is good', () => {}); it.skip('is not run', () => {});
       describe('a group', () => { it('is bad', () => { throw new Error('no'); }); });`,
    );
    writeFileSync(
      join(folder, 'stuck.test.js'),
      `it('waits', () => new Promise(() => {}), 600_000);`,
    );
    const progress = join(folder, 'progress.json');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const run = runWithin(
      process.execPath,
      [
        ...[resolve('node_modules/vitest/vitest.mjs'), 'run', '--root', folder],
        `--reporter=${resolve('scripts/lib/progress-reporter.mjs')}`,
      ],
      { env: { PROGRESS_FILE: progress }, limits: LIMITS, cwd: folder },
    );
    const told = () => (existsSync(progress) ? JSON.parse(readFileSync(progress, 'utf8')) : {});
    await expect.poll(told, WAIT).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1,
      failures: [expect.stringMatching(/quick\.test\.js: a group > is bad$/)],
      atWork: [expect.stringMatching(/stuck\.test\.js: waits$/)],
    });
    await vi.advanceTimersByTimeAsync(LIMITS.wholeMs);
    expect(await run).toMatchObject({ code: 'late' });
  });
});
