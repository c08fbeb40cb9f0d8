import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabaseUrl } from '@/lib/testing/database';
import { buildProgram } from '@/lib/testing/program';

const isRoot = process.getuid?.() === 0;
/** Someone who may do nothing; root lends the process this user. */
const NOBODY = 65_534;

describe.skipIf(process.platform === 'win32')(
  'a start where the machine does not let it write',
  () => {
    let program = '';
    let folder = '';
    const data = () => join(folder, 'data');

    beforeAll(async () => {
      program = await buildProgram(
        join(import.meta.dirname, '../testing/start-instance.program.ts'),
      );
    });
    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'claimcheck-denied-'));
      chmodSync(folder, 0o755);
      mkdirSync(data());
      return () => {
        chmodSync(data(), 0o755);
        rmSync(folder, { recursive: true, force: true });
      };
    });

    async function addDatabase(mode: number): Promise<string> {
      const path = join(data(), 'claimcheck.db');
      copyFileSync((await freshDatabaseUrl('sqlite')).slice('file:'.length), path);
      chmodSync(path, mode);
      return path;
    }

    /** What a start says as this user, or as nobody where this is root, whom no mode stops. */
    function start(uid = isRoot ? NOBODY : 0): Promise<string> {
      const env = { NODE_ENV: 'production' as const, DATA_DIR: data(), SECRET_KEY: 's'.repeat(40) };
      const child = spawn(process.execPath, [program, String(uid)], { env });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk) => {
          said += String(chunk);
        });
      }
      return new Promise((done) => child.once('close', () => done(said)));
    }

    it('threat 170: a folder that may only be read is named, with what to do', async () => {
      chmodSync(data(), 0o555);
      expect(await start()).toBe(
        `StartError: The data folder ${data()} cannot be written to: let this user write there, or choose another one with DATA_DIR.\n`,
      );
    });

    it('threat 170: a database file that may only be read, or not even that, is named', async () => {
      for (const mode of [0o444, 0o000]) {
        const path = await addDatabase(mode);
        if (isRoot) chownSync(data(), NOBODY, NOBODY);
        expect(await start()).toBe(
          `StartError: The database file ${path} cannot be written to: let this user read and write it, or choose another one with DATABASE_URL.\n`,
        );
        rmSync(path);
      }
    });

    it.skipIf(!isRoot)(
      'threat 170: a file system that may only be read is named, for root too',
      async (context) => {
        await addDatabase(0o600);
        try {
          execFileSync('mount', ['--bind', data(), data()], { stdio: 'pipe' });
          execFileSync('mount', ['-o', 'remount,ro,bind', data()], { stdio: 'pipe' });
        } catch {
          // A container that forbids it: counted as skipped.
          context.skip();
        }
        try {
          expect(await start(0)).toMatch(/^StartError: The data folder .* cannot be written to: /);
        } finally {
          execFileSync('umount', [data()]);
        }
      },
    );

    it('starts once it may', async () => {
      await addDatabase(0o600);
      expect(await start(0)).toBe('started\n');
    });
  },
);
