import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALGORITHMS } from '@/lib/core/providers/draft';
import { env } from '@/lib/platform/env';
import { buildCommand, runCommand } from '@/lib/testing/command';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, providerDraft, saveProvider } from '@/lib/testing/factories';
import { type LiveProvider, startLiveProvider } from '@/lib/testing/live-provider';
import { nowInSeconds } from '@/lib/testing/signing-key';
import {
  startMockServerMinter,
  startMongodbMinter,
  startOidcProviderMinter,
} from '@/lib/testing/token-minters';

const folder = mkdtempSync(join(tmpdir(), 'claimcheck-cli-'));
let program = '';
let test: TestDatabase;
beforeAll(async () => {
  program = await buildCommand();
  test = await testDatabase('sqlite');
});
afterAll(async () => {
  env().allowedPrivateOrigins = [];
  await test.close();
});

const verify = (
  slug: string,
  { input, words = [], given = '-' }: { input?: string; words?: readonly string[]; given?: string },
) =>
  runCommand(['verify', given, '--workspace', slug, '--environment', 'production', ...words], {
    program,
    databaseUrl: test.url,
    folder,
    input: input ?? '',
    variables: { ALLOWED_PRIVATE_ORIGINS: env().allowedPrivateOrigins.join(',') },
  });

describe.each([
  ['oidc-provider', startOidcProviderMinter],
  ['oauth2-mock-server', startMockServerMinter],
  ['@mongodb-js/oidc-mock-provider', startMongodbMinter],
])('claimcheck verify, with tokens of %s', (_, start) => {
  it('says that they are good, and that others are not', { timeout: 90_000 }, async () => {
    const minter = await start();
    const { issuer, audience, subject } = minter;
    env().allowedPrivateOrigins = [new URL(issuer).origin];
    const { id, slug } = await createWorkspace();
    const inputs = { ...providerDraft().inputs, issuer, clientIds: [audience] };
    await saveProvider(callerOf(id), { inputs, algorithms: [...ALGORITHMS] }, { enabled: true });
    for (const alg of minter.algorithms.slice(0, 2)) {
      const token = await minter.mint(alg);
      const good = await verify(slug, { input: `${token}\n`, words: ['--json'] });
      expect([good.code, JSON.parse(good.out)]).toMatchObject([
        0,
        { ok: true, valid: true, issuer, subject },
      ]);
      const bad = await verify(slug, { input: `${token.slice(0, -9)}AAAAAAAAA` });
      expect(bad.code).toBe(1);
      expect(bad.out).toMatch(/^Code: (?:INVALID_SIGNATURE|MALFORMED_TOKEN)$/m);
    }
    await minter.close();
  });
});

describe('claimcheck verify', () => {
  let live: LiveProvider;
  let slug = '';
  beforeAll(async () => {
    const workspace = await createWorkspace();
    slug = workspace.slug;
    live = await startLiveProvider(callerOf(workspace.id));
  });
  afterAll(() => live.close());

  it('tells what is good, with every check where they are asked for', async () => {
    const { code, out, err } = await verify(slug, { input: live.token(), words: ['--explain'] });
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Valid: a token of .*\nIssuer: .*\nSubject: user-1\nPermissions: none\n/);
    expect(out.match(/^passed {6}/gm)).toHaveLength(13);
  });

  it('tells the code, what was wanted and came, the near miss and what to do', async () => {
    const input = live.token({ iss: `${live.issuer}/` });
    const { code, out } = await verify(slug, { input });
    expect(code).toBe(1);
    expect(out).toContain('Code: INVALID_ISSUER\n');
    expect(out).toContain(`Expected: ${live.issuer}\nActual:   ${live.issuer}/\n`);
    expect(out).toContain('Near miss: trailing slash\n');
    expect(out).toMatch(/^What to do: [^*`]+$/m);
    const json = JSON.parse((await verify(slug, { input, words: ['--json'] })).out);
    expect(json).toMatchObject({
      ok: false,
      valid: false,
      code: 'INVALID_ISSUER',
      remedy: expect.any(String),
    });
  });

  it('judges as of now, as of its issue, and as of a time', async () => {
    const iat = nowInSeconds() - 7200;
    const input = live.token({ iat, exp: iat + 60 });
    const at = async (...words: string[]) => (await verify(slug, { input, words })).code;
    const during = new Date((iat + 30) * 1000).toISOString();
    expect([await at(), await at('--at', 'issued'), await at('--at', during)]).toEqual([1, 0, 0]);
    const without = live.token({ iat: undefined });
    expect((await verify(slug, { input: without, words: ['--at', 'issued'] })).err).toBe(
      'The token does not say when it was issued, so it is judged as of now.\n',
    );
    expect(await verify(slug, { input, words: ['--at', 'noon'] })).toMatchObject({
      code: 2,
      out: '',
    });
  });

  it('says why the keys cannot be had, with a code of its own, and ends', async () => {
    const { id, slug: empty } = await createWorkspace();
    const silent = await startLiveProvider(callerOf(id));
    await silent.close();
    const { code, out } = await verify(empty, { input: silent.token(), words: ['--json'] });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      code: 'JWKS_FETCH_FAILED',
      retryable: true,
      retryAfterSeconds: expect.any(Number),
      keysProblem: expect.stringContaining('nothing listens there'),
    });
  });

  it('refuses what is no token, and counts and keeps nothing of any', async () => {
    const words = ['--json'];
    const long = await verify(slug, { input: 'x'.repeat(200_000), words });
    expect(JSON.parse(long.out)).toMatchObject({ ok: false, code: 'TOKEN_TOO_LARGE' });
    const typed = await verify(slug, { given: 'abc', words });
    expect(JSON.parse(typed.out)).toMatchObject({ ok: false, code: 'MALFORMED_TOKEN' });
    expect(await verify('nowhere', { input: 'abc' })).toMatchObject({ code: 1, out: '' });
    expect(await test.database.verdictCount.count()).toBe(0);
  });

  it('a claim cannot act on the terminal', async () => {
    const { out } = await verify(slug, { input: live.token({ sub: 'a\u001b[2J\u202eb' }) });
    expect(out).toContain('Subject: a\\u001b[2J\\u202eb\n');
  });
});
