import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRevisionCounter } from '@/lib/data/revision-counter';
import { setConfigurationRevision } from '@/lib/platform/configuration-revision';
import { env } from '@/lib/platform/env';
import { makeApiKey } from '@/lib/testing/api-client';
import { createTestApi } from '@/lib/testing/api-server';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, providerDraft, saveProvider } from '@/lib/testing/factories';
import { JWKS_PATH } from '@/lib/testing/fake-provider';
import { type LiveProvider, startLiveProvider } from '@/lib/testing/live-provider';
import { authenticateApiKey } from '@/lib/usecases/authenticate-api-key';
import { settleKeySets } from '@/lib/usecases/key-sets';

const OTHERS = {
  staging: 'https://staging.initech.example/',
  disabled: 'https://disabled.initech.example/',
};

const api: FastifyInstance = createTestApi({ authenticate: authenticateApiKey });
let database: TestDatabase;
let key = '';
let live: LiveProvider;
let silent: LiveProvider;

beforeAll(async () => {
  database = await testDatabase();
  const owner = callerOf((await createWorkspace()).id);
  const others = [
    ['staging', true],
    ['production', false],
  ] as const;
  for (const [environment, enabled] of others) {
    const issuer = enabled ? OTHERS.staging : OTHERS.disabled;
    const inputs = { ...providerDraft().inputs, issuer, clientIds: ['client'] };
    await saveProvider(owner, { name: `Merger ${environment}`, environment, inputs }, { enabled });
  }
  const rules = { requiredClaims: ['unsaid_claim'], clockToleranceSeconds: 0 };
  live = await startLiveProvider(owner, { name: 'Unsaid name', ...rules });
  silent = await startLiveProvider(owner, { name: 'Unsaid silent' });
  silent.fail(JWKS_PATH, 'server_error');
  key = (await makeApiKey(owner, { grants: ['verify'] })).plaintext;
  setConfigurationRevision(await readRevisionCounter());
});
afterAll(async () => {
  await api.close();
  await settleKeySets();
  env().allowedPrivateOrigins = [];
  await live.close();
  await silent.close();
  await database.close();
});

const verified = (token: string, address = '/v1/verify') =>
  api.inject({
    method: 'POST',
    url: address,
    headers: { authorization: `Bearer ${key}` },
    payload: { token, explain: true },
  });

const forwarded = (token: string, query: string) =>
  api.inject({
    url: `/v1/forward-auth${query}`,
    headers: { 'x-claimcheck-key': key, authorization: `Bearer ${token}` },
  });

const EMPTY = { sub: 'user-1', unsaid_claim: 1 };
const REFUSED: readonly (readonly [string, () => string])[] = [
  ['INVALID_ISSUER', () => live.token({ ...EMPTY, iss: OTHERS.staging })],
  ['INVALID_ISSUER', () => live.token({ ...EMPTY, iss: OTHERS.disabled })],
  ['INVALID_ISSUER', () => live.token({ ...EMPTY, iss: `${live.issuer}/` })],
  ['INVALID_ISSUER', () => live.token({ ...EMPTY, iss: OTHERS.staging.slice(0, -1) })],
  ['INVALID_AUDIENCE', () => live.token({ ...EMPTY, aud: 'clienT' })],
  ['MISSING_CLAIM', () => live.token()],
  ['TOKEN_EXPIRED', () => live.token({ ...EMPTY, exp: 1 })],
  ['JWKS_FETCH_FAILED', () => silent.token()],
];

describe('what a refusal says of how the workspace is set up', () => {
  it.each(REFUSED)(
    'threat 228: %s names no provider of elsewhere to a key',
    async (code, token) => {
      const answer = await verified(token());
      expect(answer.json()).toMatchObject({ code });
      expect(answer.body).not.toContain('Merger');
      const said = answer.json();
      // What the token itself said comes back as `actual`, and in the message.
      expect(JSON.stringify([said.expected, said.alsoExpected ?? []])).not.toContain('initech');
    },
  );

  it('gives the class of what it nearly is', async () => {
    const of = async (iss: string) => (await verified(live.token({ iss }))).json();
    expect(await of(OTHERS.staging)).toMatchObject({
      nearMiss: 'other_environment',
      message: `The issuer “${OTHERS.staging}” is not that of any enabled provider; another environment has it.`,
    });
    expect(await of(OTHERS.disabled)).toMatchObject({ nearMiss: 'disabled_provider' });
  });

  it.each(REFUSED)('%s tells strangers in a general sentence', async (code, token) => {
    const bad = token();
    const answers = [
      await forwarded(bad, ''),
      await forwarded(bad, '?style=detail'),
      await verified(bad, '/v1/verify?style=detail'),
    ];
    for (const answer of answers) {
      expect(answer.statusCode).toBe(code === 'JWKS_FETCH_FAILED' ? 503 : 401);
      const said = `${JSON.stringify(answer.headers)} ${answer.body}`;
      const unsaid = [live.issuer, silent.issuer, 'initech', 'client', 'Merger', /unsaid/i];
      for (const secret of unsaid) expect(said).not.toMatch(secret);
    }
  });
});
