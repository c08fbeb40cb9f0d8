import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { env } from '@/lib/platform/env';
import { buildCommand, runCommand, runCommandHere } from '@/lib/testing/command';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { createWorkspace } from '@/lib/testing/factories';
import { type FakeProvider, startFakeProvider } from '@/lib/testing/fake-provider';

let program = '';
beforeAll(async () => {
  program = await buildCommand();
});

describe('claimcheck provider', () => {
  let test: TestDatabase;
  let idp: FakeProvider;
  let folder = '';
  let workspaceId = '';
  beforeAll(async () => {
    test = await testDatabase('sqlite');
    idp = await startFakeProvider();
    env().allowedPrivateOrigins = [idp.origin];
  });
  afterAll(async () => {
    env().allowedPrivateOrigins = [];
    await idp.close();
    await test.close();
  });
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'claimcheck-cli-'));
    workspaceId = (await createWorkspace()).id;
  });

  const typed = async (words: readonly string[]) => {
    const { slug } = await test.database.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
    });
    return ['provider', ...words, '--workspace', slug];
  };
  const provider = async (words: readonly string[], input = '') =>
    runCommandHere(await typed(words), { folder, input });
  const started = async (words: readonly string[]) =>
    runCommand(await typed(words), {
      program,
      databaseUrl: test.url,
      folder,
      variables: { ALLOWED_PRIVATE_ORIGINS: idp.origin },
    });
  const custom = () => [
    ...['--type', 'custom_oidc', '--name', 'Fake', '--environment', 'production'],
    ...['--issuer', idp.issuer, '--client-id', 'web,mobile', '--client-id', 'tv'],
  ];
  const events = async () => {
    const rows = await test.database.auditEvent.findMany({
      where: { chainId: workspaceId },
      orderBy: { seq: 'asc' },
    });
    return rows.map(({ action, actorType }) => `${action} by ${actorType}`);
  };

  it('tests, saves, lists, disables and enables', async () => {
    const made = await started(['create', ...custom(), '--test']);
    expect(made).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Fake is saved in production; /),
    });
    expect(made.err).toMatch(/^good {8}input .*\n(?:.*\n)+good {8}algorithms .*\n$/);
    const id = /prv_\w+/.exec(made.out)?.[0] ?? '';
    const saved = await test.database.provider.findUniqueOrThrow({ where: { id } });
    expect(saved.inputs).toMatchObject({ inputs: { clientIds: ['web', 'mobile', 'tv'] } });
    const listed = await started(['list', '--json']);
    expect(JSON.parse(listed.out)).toMatchObject({
      ok: true,
      providers: [{ id, issuers: [idp.issuer], lastReport: { outcome: 'good', fresh: true } }],
    });
    expect((await provider(['list'])).out).toContain(`${id}, last test good (`);
    expect((await provider(['disable', 'Fake'])).out).toBe('Fake (production) is disabled.\n');
    expect((await provider(['disable', id])).out).toBe('Fake (production) was disabled before.\n');
    expect((await provider(['enable', id])).out).toBe('Fake (production) is enabled.\n');
    expect(await events()).toEqual([
      'provider.tested by system',
      'provider.created by system',
      'provider.disabled by system',
      'provider.enabled by system',
    ]);
  });

  it('reads the body of the HTTP API, with flags before it, and runs twice', async () => {
    const body = { type: 'custom_oidc', name: 'Filed', environment: 'staging', issuer: idp.issuer };
    const file = JSON.stringify({ ...body, clientIds: ['web'], enabled: false });
    writeFileSync(join(folder, 'provider.json'), file);
    const words = ['create', '--environment', 'development', '--if-absent', '--json', '--file'];
    const first = JSON.parse((await provider([...words, 'provider.json'])).out);
    expect(first).toMatchObject({
      ok: true,
      created: true,
      provider: { name: 'Filed', environment: 'development', enabled: false, clientIds: ['web'] },
    });
    const again = await provider([...words, '-'], file);
    expect(again).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(again.out)).toMatchObject({ ok: true, created: false });
    expect(await events()).toEqual(['provider.created by system']);
  });

  it('saves nothing that fails its test, unless it is told to', async () => {
    const wrong = ['create', ...custom(), '--issuer', `${idp.issuer}/elsewhere`, '--test'];
    const refused = await provider([...wrong, '--json']);
    expect([refused.code, refused.err]).toEqual([1, '']);
    expect(JSON.parse(refused.out)).toMatchObject({
      ok: false,
      created: false,
      success: false,
      code: expect.stringMatching(/^[A-Z_]+$/),
      error: expect.any(String),
      report: { outcome: 'bad' },
    });
    expect(await test.database.provider.count({ where: { workspaceId } })).toBe(0);
    expect((await provider([...wrong, '--force'])).code).toBe(0);
    const tested = await provider(['test', 'Fake']);
    expect(tested).toMatchObject({ code: 1, err: expect.stringMatching(/^failed {6}\w+ /m) });
    expect((await provider(['test', 'Fake', '--issuer', idp.issuer])).code).toBe(0);
    expect((await provider(['test', ...custom()])).code).toBe(0);
  });

  it('refuses in sentences that begin with the flag', async () => {
    await provider(['create', ...custom()]);
    const taken = await provider(['create', ...custom(), '--name', 'Other']);
    expect(taken).toEqual({
      code: 1,
      out: '',
      err: `Fake has the issuer ${idp.issuer} already, and is enabled in production.\n`,
    });
    const auth0 = ['create', '--type', 'auth0', '--name', 'A', '--environment', 'production'];
    expect(await provider([...auth0, '--issuer', 'https://x.example'])).toMatchObject({
      code: 1,
      err: '--issuer: A provider of type auth0 has none.\n',
    });
    expect(await provider([...auth0, '--clock-tolerance-seconds', 'ten'])).toMatchObject({
      code: 1,
      err: '--clock-tolerance-seconds: Enter a whole number of seconds.\n',
    });
    expect(await provider(['disable', 'nobody'])).toMatchObject({
      code: 1,
      err: 'There is no provider with the id or name nobody.\n',
    });
  });

  it.each([
    [['create'], '', 2, /^--type is missing/],
    [['create', '--type', 'auth0', '--name', 'A'], '', 2, /^--environment is missing/],
    [
      ['create', '--domains', 'x'],
      '',
      2,
      /^Unknown option '--domains'\. Did you mean --domain\?$/m,
    ],
    [
      ['create', '--permissions-claim', 'permissions'],
      '',
      2,
      /^Unknown option '--permissions-claim'\. Did you mean --permissions-path\?$/m,
    ],
    [['create', '--colour', 'red'], '', 2, /^Unknown option '--colour'\.$/m],
    [['create', '--file', '-'], '[]', 1, /is not a JSON object/],
    [['create', '--file', 'none.json'], '', 1, /could not be read: there is none/],
    [
      ['create', '--file', '-'],
      '{"type":"auth0","colour":1}',
      1,
      /^colour: There is no such field/,
    ],
    [['list', '--type', 'okta'], '', 2, /^--type is one of: auth0, /],
    [['test'], '', 2, /^Name a saved provider/],
  ])('%j of %j: exit code %i', async (words, input, exit, sentence) => {
    const { code, out, err } = await provider(words, input);
    expect([code, out]).toEqual([exit, '']);
    expect(err).toMatch(sentence);
  });
});
