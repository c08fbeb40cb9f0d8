import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportEvent } from '@/lib/core/connections/report';
import { emptyInputs } from '@/lib/core/providers/draft';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, providerDraft } from '@/lib/testing/factories';
import { testConnection } from '@/lib/usecases/test-connection';
import { startDevProvider } from './dev-idp.mjs';

let database: TestDatabase;
let provider: Awaited<ReturnType<typeof startDevProvider>>;

beforeAll(async () => {
  database = await testDatabase();
  provider = await startDevProvider({ port: 0 });
});
afterAll(async () => {
  await provider.close();
  await database.close();
});

it('passes Test Connection when its origin is allow-listed', async () => {
  const caller = callerOf((await createWorkspace()).id);
  const draft = providerDraft({
    inputs: { ...emptyInputs(), issuer: provider.issuer, clientIds: [provider.clientId] },
  });
  let last: ReportEvent | undefined;
  const allowedPrivateOrigins = [provider.allowLine.replace('ALLOWED_PRIVATE_ORIGINS=', '')];
  for await (const event of testConnection(
    caller,
    { providerId: null, draft },
    { allowedPrivateOrigins },
  )) {
    last = event;
  }
  expect(last).toMatchObject({ type: 'finished', report: { outcome: 'good' } });
  expect(last?.type === 'finished' && last.report.keys.map(({ alg }) => alg)).toEqual([
    'RS256',
    'ES256',
  ]);
});

it.each([
  ['RS256', ['orders:read', 'orders:write', 'catalog:read']],
  ['ES256', ['orders:read', 'orders:write']],
])(
  'gives %s tokens that its own keys verify, with permissions %j',
  async (algorithm, permissions) => {
    const answer = await fetch(`${provider.issuer}/jwks`);
    const token = await provider.token(algorithm);
    const { payload, protectedHeader } = await jwtVerify(
      token,
      createLocalJWKSet(await answer.json()),
      {
        issuer: provider.issuer,
        audience: provider.clientId,
      },
    );
    expect(protectedHeader.alg).toBe(algorithm);
    expect(payload).toMatchObject({
      sub: expect.any(String),
      iat: expect.any(Number),
      exp: expect.any(Number),
      permissions,
    });
  },
);

it('says that a port is taken', async () => {
  const port = Number(new URL(provider.issuer).port);
  await expect(startDevProvider({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

const start = (...words: string[]) => {
  const program = join(import.meta.dirname, 'dev-idp.mjs');
  const child = spawn(process.execPath, [program, ...words], {
    env: { ...process.env, DEV_IDP_PORT: '0' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended, output: () => output };
};

describe('npm run dev:idp', () => {
  it('says which permissions each token has, on the port that was asked for', async () => {
    const { child, ended, output } = start('--port', '0');
    await expect.poll(output, { timeout: 20_000 }).toContain('Ctrl-C ends it.');
    expect(output()).toMatch(/\(RS256, one hour\), permissions .*catalog:read\neyJ/);
    expect(output()).toMatch(/\(ES256, one hour\), permissions orders:read, orders:write\neyJ/);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('prefers --port to DEV_IDP_PORT', async () => {
    const port = new URL(provider.issuer).port;
    const { ended, output } = start('--port', port);
    expect(await ended).toBe(1);
    expect(output()).toContain(`Port ${port} is taken`);
  });

  it.each([
    [['--help'], 0, 'DEV_IDP_PORT'],
    [['--port', 'many'], 1, 'many is no port: give a number from 0 to 65535. --help'],
    [['--port', '70000'], 1, '70000 is no port'],
    [['--ports', '1'], 1, "Unknown option '--ports'. --help says what there is."],
  ])('%j ends with %i', async (words, code, sentence) => {
    const { ended, output } = start(...words);
    expect(await ended).toBe(code);
    expect(output()).toContain(sentence);
  });
});

describe('npm run dev:idp with the name of a service', () => {
  it.each([
    ['auth0', /Domain {5}127\.0\.0\.1:\d+/],
    ['clerk', /Key {8}pk_test_/],
    ['workos', /Client ID {2}client_/],
  ])('%s says what to fill in, and ends when it is told to', async (kind, words) => {
    const { child, ended, output } = start(kind);
    await expect.poll(output, { timeout: 20_000 }).toContain('Ctrl-C ends it.');
    expect(output()).toMatch(words);
    expect(output()).toContain('-----BEGIN CERTIFICATE-----');
    expect(output()).toMatch(/ALLOWED_PRIVATE_ORIGINS=https:\/\/127\.0\.0\.1:\d+ npm start/);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('refuses other names', async () => {
    const { ended, output } = start('okta');
    expect(await ended).toBe(1);
    expect(output()).toContain('There is no okta.');
  });
});
