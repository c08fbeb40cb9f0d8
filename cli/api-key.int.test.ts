import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommand, runCommand, runCommandHere } from '@/lib/testing/command';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { createWorkspace } from '@/lib/testing/factories';

let program = '';
beforeAll(async () => {
  program = await buildCommand();
});

describe('claimcheck api-key', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimcheck-cli-'));
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase('sqlite');
    await createWorkspace({ slug: 'acme' });
    await createWorkspace({ slug: 'other' });
  });
  afterAll(() => test.close());

  const typed = (words: string, workspace: string) => [
    'api-key',
    ...words.split(' '),
    '--workspace',
    workspace,
  ];
  const apiKey = (words: string, workspace = 'acme') =>
    runCommandHere(typed(words, workspace), { folder });
  const started = (words: string, workspace = 'acme') =>
    runCommand(typed(words, workspace), { program, databaseUrl: test.url, folder });
  const made = async (words: string, run = apiKey) => {
    const { code, out, err } = await run(words);
    expect([code, err.includes(out.trim())]).toEqual([0, false]);
    return out.trimEnd();
  };

  it('prints the key alone, once, and keeps none', async () => {
    const create = 'create --name ci --environment production --expires 90d --scope verify';
    const key = await made(`${create} --scope providers:read`, started);
    expect(key).toMatch(/^cck_live_\w{61}$/);
    const prefix = key.slice(0, 21);
    const rotated = await made(`rotate ${prefix} --overlap 1h`);
    expect(rotated).toMatch(/^cck_live_\w{61}$/);
    expect((await apiKey(`revoke ${prefix}`)).out).toBe(`ci (${prefix}…) is revoked.\n`);
    expect((await apiKey(`revoke ${key}`)).out).toBe(`ci (${prefix}…) was revoked before.\n`);
    const machine = await made(
      'create --name robot --environment staging --machine --permission a:b',
    );
    expect(machine).toMatch(/^ccm_test_\w{61}$/);
    const listed = await started('list --json');
    expect(JSON.parse(listed.out)).toMatchObject({
      ok: true,
      keys: [
        { name: 'robot', kind: 'machine', grants: ['a:b'], state: 'active', expiresAt: null },
        { name: 'ci', state: 'active', grants: ['verify', 'providers:read'] },
        { name: 'ci', state: 'revoked', prefix },
      ],
    });
    const events = await test.database.auditEvent.findMany({ orderBy: { seq: 'asc' } });
    expect(events.map(({ action, actorType }) => `${action} by ${actorType}`)).toEqual([
      'key.created by system',
      'key.rotated by system',
      'key.created by system',
      'key.revoked by system',
      'key.created by system',
    ]);
    const kept = JSON.stringify([events, listed, await test.database.apiKey.findMany()]);
    for (const secret of [key, rotated, machine]) expect(kept).not.toContain(secret.slice(21));
  });

  it('gives scripts one object, with the key in it', async () => {
    const words = 'create --name json --environment development --scope verify --json';
    const { code, out, err } = await apiKey(words);
    expect([code, err]).toEqual([0, '']);
    const { plaintext, key } = JSON.parse(out);
    expect(plaintext.startsWith(`${key.prefix}`)).toBe(true);
    expect(await apiKey(`revoke ${key.prefix}`, 'other')).toMatchObject({
      code: 1,
      err: 'There is no key with this id or prefix in the workspace.\n',
    });
    expect((await apiKey(`revoke ${key.id}`)).code).toBe(0);
  });

  it.each([
    ['create --name a --environment production', 2, /^--scope is missing: verify, /],
    ['create --name a --environment production --scope everything', 1, /^Scopes are verify, /],
    ['create --name a --environment production --permission x', 2, /^--permission is for machine/],
    ['create --name a --environment production --machine --scope verify', 2, /^A machine key has/],
    ['create --name a --environment production --scope verify --expires 11w11', 1, /^A time as in/],
    [
      'create --name a --environment production --scope verify --expires 999w',
      1,
      /^At most 10 years/,
    ],
    ['create --name a --environment moon --scope verify', 2, /^--environment is one of/],
    ['rotate key_x --overlap 2h', 2, /^--overlap is one of: 0, 1h, 24h, 7d\./],
    ['revoke key_x', 1, /^There is no key/],
  ])('%s: exit code %i', async (words, exit, sentence) => {
    const { code, out, err } = await apiKey(words);
    expect([code, out]).toEqual([exit, '']);
    expect(err).toMatch(sentence);
  });
});
