import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { verifyPassword } from '@/lib/platform/passwords';
import { buildCommand, runCommand, runCommandHere } from '@/lib/testing/command';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { createOperator, createWorkspace } from '@/lib/testing/factories';

const PASSWORD = 'violet kettle, Parade é';
let program = '';

beforeAll(async () => {
  program = await buildCommand();
});

describeOnEachDatabase('claimcheck operator', (kind) => {
  let test: TestDatabase;
  let folder = '';
  beforeAll(async () => {
    test = await testDatabase(kind);
    const owner = await createOperator();
    const data = { id: 'instance', ownerId: owner.id, setUpAt: new Date() };
    await test.database.instance.create({ data });
    await createWorkspace({ slug: 'acme' });
  });
  afterAll(() => test.close());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'claimcheck-cli-'));
  });

  const typed = (words: string) => ['operator', ...words.split(' ')];
  const operator = (words: string, input: string | Buffer = '') =>
    runCommandHere(typed(words), { folder, input });
  const started = (words: string, input: string | Buffer = '') =>
    runCommand(typed(words), { program, databaseUrl: test.url, folder, input });
  const done = async (words: string, input = '', run = operator) => {
    const { code, out, err } = await run(words, input);
    expect([code, err]).toEqual([0, '']);
    return out;
  };
  const hashOf = async (email: string) =>
    (await test.database.operator.findUniqueOrThrow({ where: { email } })).passwordHash ?? '';

  it('goes from a new operator to a disabled one, in sentences', async () => {
    const ida = '--email ida@acme.com';
    expect(await done(`create ${ida} --name Ida --workspace acme --role editor`)).toBe(
      'Ida (ida@acme.com) is an operator now, editor of acme.\n' +
        'There is no password yet, so nobody can sign in: claimcheck operator reset-password --email ida@acme.com\n',
    );
    expect(await done(`reset-password ${ida}`, `${PASSWORD}\r\n`, started)).toBe(
      'ida@acme.com has a new password. No session was open.\n',
    );
    expect(await verifyPassword(await hashOf('ida@acme.com'), PASSWORD)).toBe(true);
    expect(await done(`unlink ${ida}`)).toBe('No user of Clerk was linked to ida@acme.com.\n');
    expect(await done(`disable ${ida}`)).toMatch(/^ida@acme\.com is disabled\. /);
    expect(await done('list', '', started)).toMatch(
      /^ida@acme\.com {2}Ida\n {2}editor of acme, has a password, disabled since [\d-]+ [\d:]+ UTC, not seen$/m,
    );
    expect(await done(`enable ${ida}`)).toBe('ida@acme.com is enabled again.\n');
  });

  it('prints one object for scripts, with dates as ISO texts and no hash', async () => {
    const words = 'create --email lin@acme.com --name Lin --password-stdin --json';
    const made = await done(words, PASSWORD);
    expect(JSON.parse(made)).toMatchObject({ ok: true, email: 'lin@acme.com', hasPassword: true });
    const listed = await done('list --json');
    expect(JSON.parse(listed)).toMatchObject({
      ok: true,
      operators: expect.arrayContaining([
        expect.objectContaining({ email: 'lin@acme.com', workspaces: [], disabledAt: null }),
      ]),
    });
    expect(made + listed).not.toMatch(/argon2|violet/);
  });

  it.each([
    ['reset-password --email ida@acme.com', '', /^No password was given/],
    ['reset-password --email ida@acme.com', 'one line here\nand another', /more than one line/],
    ['reset-password --email ida@acme.com', 'x'.repeat(5000), /too long/],
    ['reset-password --email ida@acme.com', Buffer.from([0xff, 0xfe, 0x41]), /not UTF-8/],
    ['reset-password --email ida@acme.com', 'short', /^Use at least 12 characters/],
    [
      'reset-password --email nobody@acme.com',
      PASSWORD,
      /^There is no operator .*nobody@acme\.com/,
    ],
    ['disable --email ida', '', /^Enter an e-mail address/],
  ])('%s is refused with exit code 1 and one sentence (%#)', async (words, input, sentence) => {
    const { code, out, err } = await operator(words, input);
    expect([code, out, err.trimEnd().split('\n').length]).toEqual([1, '', 1]);
    expect(err).toMatch(sentence);
  });

  it.each([
    ['create --email a@b.c --name A --role owner', /belong together/],
    ['reset-password', /^--email is missing/],
    ['reset-password --email a@b.c --password secret-of-mine', /^Unknown option '--password'/],
    ['reset-password --email a@b.c secret-of-mine', /^This is typed as/],
    ['disable ida@acme.com', /^This is typed as/],
  ])(
    '%s is not understood: exit code 2, and nothing of it is repeated',
    async (words, complaint) => {
      const { code, out, err } = await operator(words);
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(complaint);
      expect(err).not.toContain('secret-of-mine');
    },
  );
});
