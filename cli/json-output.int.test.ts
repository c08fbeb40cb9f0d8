import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCommand, runCommand } from '@/lib/testing/command';
import { freshDatabaseUrl } from '@/lib/testing/database';

describe('claimcheck --json', () => {
  let program = '';
  let databaseUrl = '';
  let folder = '';

  beforeAll(async () => {
    program = await buildCommand();
    databaseUrl = await freshDatabaseUrl('sqlite');
    folder = mkdtempSync(join(tmpdir(), 'claimcheck-cli-'));
  });

  const told = async (words: readonly string[], url = databaseUrl) => {
    const { out, err, code } = await runCommand([...words, '--json'], {
      program,
      databaseUrl: url,
      folder,
    });
    const [line = '', ...rest] = out.split('\n');
    expect(rest).toEqual(['']);
    return { exit: code, err, ...JSON.parse(line) };
  };

  it('prints one object for a defect too, and the log line on standard error', async () => {
    // The machine refuses a link that leads to itself, in a way for which there are no words.
    symlinkSync('round.db', join(folder, 'round.db'));
    const { err, ...defect } = await told(['backup', 'round.db/copy.db']);
    expect(defect).toMatchObject({ exit: 1, ok: false, code: 'DEFECT' });
    expect(JSON.parse(err)).toMatchObject({ level: 'fatal', msg: 'The command failed.' });
  });

  it('prints one object for a command that there is not', async () => {
    expect(await told(['polish'])).toMatchObject({ exit: 2, err: '', ok: false, code: 'USAGE' });
  });

  it('prints one object for a database that is none', async () => {
    writeFileSync(join(folder, 'letter.db'), 'A letter. '.repeat(1000));
    expect(await told(['backup', 'copy.db'], `file:${join(folder, 'letter.db')}`)).toMatchObject({
      exit: 1,
      err: '',
      code: 'INVALID_INPUT',
      message: expect.stringMatching(/not a database|no database/),
    });
  });
});
