import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildCommand, runCommand, runCommandHere } from '@/lib/testing/command';
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

const claimcheck = (words: readonly string[], variables: Readonly<Record<string, string>> = {}) =>
  runCommand(words, { program, databaseUrl: url, folder, variables });
/** For what says how a command is typed: it opens no database. */
const here = (words: readonly string[]) => runCommandHere(words, { folder });

describe('claimcheck', () => {
  it('lists its commands, each with a help of its own', async () => {
    const all = await claimcheck(['--help']);
    expect([all.code, all.err]).toEqual([0, '']);
    const names = [...all.out.matchAll(/^ {2}(\S+(?: \S+)*) {2}/gm)].map(([, name = '']) => name);
    expect(names).toEqual(expect.arrayContaining(['backup', 'operator reset-password']));
    for (const name of names) {
      const { code, out } = await here([...name.split(' '), '--help']);
      expect([code, out.split('\n')[0]]).toEqual([
        0,
        expect.stringContaining(`claimcheck ${name} `),
      ]);
    }
  });

  it.each([
    [[], /Exit codes/],
    [['polish'], /Exit codes/],
    [['backup'], /^This is typed as: claimcheck backup <file> \[--force\]\n$/],
    [['backup', 'a', 'b'], /^This is typed as/],
    [['backup', 'a', '--fast'], /^Unknown option '--fast'/],
  ])('%j is not understood: exit code 2, nothing on standard output', async (words, complaint) => {
    const { code, out, err } = await here(words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(complaint);
  });

  it('backs up to a path from where it was typed, in sentences', async () => {
    const { code, out, err } = await claimcheck(['backup', 'copy.db']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`Backed up to ${join(folder, 'copy.db')} (`);
    expect(out).toContain('secret.key of DATA_DIR is not in it');
    expect(existsSync(join(folder, 'copy.db'))).toBe(true);
  });

  it('refuses with exit code 1 and one sentence', async () => {
    await claimcheck(['backup', 'copy.db']);
    expect(await claimcheck(['backup', 'copy.db'])).toEqual({
      code: 1,
      out: '',
      err: `There is a file at ${join(folder, 'copy.db')} already: choose another name, or add --force.\n`,
    });
    expect(await claimcheck(['backup', 'x.db'], { PORT: 'web', HOST: '???' })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^PORT .*\nHOST .*\n$/),
    });
  });

  it('prints one object for scripts, whatever happens', async () => {
    const told = async (words: readonly string[]) => {
      const { code, out, err } = await claimcheck([...words, '--json']);
      expect([err, out.trimEnd().split('\n')]).toEqual(['', [expect.any(String)]]);
      return { code, ...JSON.parse(out) };
    };
    expect(await told(['backup', 'copy.db'])).toMatchObject({ code: 0, ok: true, auditEvents: 0 });
    expect(await told(['backup', 'copy.db'])).toMatchObject({ ok: false, code: 'INVALID_INPUT' });
    expect(await told(['backup'])).toMatchObject({ ok: false, code: 'USAGE' });
    expect(await claimcheck(['polish'])).toMatchObject({ code: 2, out: '' });
  });
});
