import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildCommand, runCommand } from '@/lib/testing/command';
import { freshDatabaseUrl } from '@/lib/testing/database';

let program = '';
let url = '';
let folder = '';

beforeAll(async () => {
  program = await buildCommand();
});
beforeEach(async () => {
  url = await freshDatabaseUrl('sqlite');
  folder = mkdtempSync(join(tmpdir(), 'claimcheck-cli-'));
});

describe('claimcheck move', () => {
  it.each([
    ['as an option', ['--to', 'file:./new.db'], {}, ''],
    ['in MOVE_TO_URL', [], { MOVE_TO_URL: 'file:./new.db' }, ''],
    ['as a line on standard input', ['--to', '-'], {}, 'file:./new.db\n'],
  ])('takes the address %s', async (_, words, variables, input) => {
    const run = { program, databaseUrl: url, folder, variables, input };
    const { code, err } = await runCommand(['move', ...words], run);
    expect([code, err]).toEqual([0, '']);
    expect(existsSync(join(folder, 'new.db'))).toBe(true);
  });

  it.each([
    [[], 2, /^Say where it goes: set MOVE_TO_URL/],
    [['--to', '-'], 1, /^--to names no database/],
  ])('%j without an address is refused', async (words, exit, complaint) => {
    const { code, err } = await runCommand(['move', ...words], {
      program,
      databaseUrl: url,
      folder,
    });
    expect(code).toBe(exit);
    expect(err).toMatch(complaint);
  });

  it('never repeats a password, whatever goes wrong', async () => {
    const run = { program, databaseUrl: url, folder };
    const tell = (variables: Readonly<Record<string, string>>) =>
      runCommand(['move'], { ...run, variables });
    const told = [
      await tell({ MOVE_TO_URL: 'postgresql://ana:geheim@127.0.0.1:1/none' }),
      await tell({ MOVE_TO_URL: 'postgresql://ana@127.0.0.1:1/none?password=geheim' }),
      await tell({ MOVE_TO_URL: 'mysql://ana:geheim@127.0.0.1:1/none' }),
    ];
    expect(told.map(({ code }) => code)).toEqual([1, 1, 1]);
    expect(JSON.stringify(told)).not.toContain('geheim');
  });
});
