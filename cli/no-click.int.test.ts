import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiProcess, startApi } from '@/lib/testing/api-process';
import { buildCommand, runCommand } from '@/lib/testing/command';
import { startOidcProviderMinter, type TokenMinter } from '@/lib/testing/token-minters';

const PASSWORD = 'violet kettle, Parade 7';

describe('an installation without a browser', () => {
  let program = '';
  let folder = '';
  let minter: TokenMinter;
  let api: ApiProcess | null = null;
  const opened = () => ({
    DATABASE_URL: `file:${join(folder, 'data/claimcheck.db')}`,
    DATA_DIR: join(folder, 'data'),
    ALLOWED_PRIVATE_ORIGINS: new URL(minter.issuer).origin,
    SECRET_KEY: '',
  });
  const claimcheck = (words: string, input = '') =>
    runCommand(words.split(' '), {
      program,
      databaseUrl: opened().DATABASE_URL,
      folder,
      variables: opened(),
      input,
    });
  const done = async (words: string, input = '') => {
    const { code, out, err } = await claimcheck(words, input);
    expect([words, code, code === 0 ? '' : err]).toEqual([words, 0, '']);
    return out.trimEnd();
  };

  beforeAll(async () => {
    program = await buildCommand();
    minter = await startOidcProviderMinter();
    folder = mkdtempSync(join(tmpdir(), 'claimcheck-no-click-'));
  });
  afterAll(async () => {
    await api?.stop();
    await minter.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('goes from an empty folder to a verified token', { timeout: 120_000 }, async () => {
    const { issuer, audience } = minter;
    await done('workspace create --slug acme --name Acme');
    const owner = '--email ida@acme.com --name Ida --workspace acme --role owner';
    await done(`operator create ${owner} --password-stdin`, PASSWORD);
    const provider = { type: 'custom_oidc', name: 'Own', issuer, clientIds: [audience] };
    writeFileSync(
      join(folder, 'provider.json'),
      JSON.stringify({ ...provider, environment: 'production' }),
    );
    await done('provider create --workspace acme --file provider.json --test');
    const key = await done(
      'api-key create --workspace acme --name app --environment production --scope verify',
    );

    api = await startApi(opened());
    const token = await minter.mint('RS256');
    const answer = await fetch(`${api.origin}/v1/verify`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    expect([answer.status, await answer.json()]).toMatchObject([200, { valid: true, issuer }]);
    const told = await done('verify - --workspace acme --environment production', token);
    expect(told).toMatch(/^Valid: a token of Own\.\n/);
    // The console would show its sign-in, not its setup: an owner is there.
    expect(await done('operator list')).toMatch(/owner of acme, has a password/);
  });

  it('runs again and changes nothing', { timeout: 90_000 }, async () => {
    const { created } = JSON.parse(
      await done('workspace create --slug acme --name Acme --if-absent --json'),
    );
    const owner = '--email Ida@acme.com --name Ida --workspace acme --role owner';
    const again = await done(`operator create ${owner} --password-stdin --if-absent --json`, 'x');
    const kept = 'provider create --workspace acme --file provider.json --test --if-absent --json';
    const states = [created, JSON.parse(again).created, JSON.parse(await done(kept)).created];
    expect(states).toEqual([false, false, false]);
    expect(JSON.parse(await done('workspace list --json')).workspaces).toMatchObject([
      { slug: 'acme', members: 1, providers: 1 },
    ]);
  });

  it('says in one sentence what of the machine stands in the way', async () => {
    writeFileSync(join(folder, 'file'), '');
    const inTheWay = {
      DATA_DIR: join(folder, 'file'),
      DATABASE_URL: `file:${join(folder, 'file/x.db')}`,
    };
    const { code, out, err } = await runCommand(
      ['workspace', 'create', '--slug', 'b', '--name', 'B'],
      { program, databaseUrl: inTheWay.DATABASE_URL, folder, variables: inTheWay },
    );
    expect([code, out, err.trimEnd().split('\n').length]).toEqual([1, '', 1]);
    expect(err).toMatch(/^The data folder .* cannot be written to: /);
    expect(await claimcheck('workspace create --slug setup --name B')).toMatchObject({
      code: 1,
      out: '',
    });
  });
});
