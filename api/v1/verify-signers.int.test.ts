import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ALGORITHMS } from '@/lib/core/providers/draft';
import { env } from '@/lib/platform/env';
import { type ApiClient, apiClient, makeApiKey } from '@/lib/testing/api-client';
import { createTestApi } from '@/lib/testing/api-server';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, providerDraft, saveProvider } from '@/lib/testing/factories';
import {
  startMockServerMinter,
  startMongodbMinter,
  startOidcProviderMinter,
  type TokenMinter,
} from '@/lib/testing/token-minters';
import { authenticateApiKey } from '@/lib/usecases/authenticate-api-key';
import { createKeySets, setKeySetsForTesting, settleKeySets } from '@/lib/usecases/key-sets';

const api = createTestApi({ authenticate: authenticateApiKey });
let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(async () => {
  await api.close();
  await test.close();
});
afterEach(async () => {
  env().allowedPrivateOrigins = [];
  await settleKeySets();
  setKeySetsForTesting(null);
});

/** A workspace that trusts the provider, and somebody with a key to ask it. */
async function trusting({ issuer, audience }: TokenMinter): Promise<ApiClient> {
  env().allowedPrivateOrigins = [new URL(issuer).origin];
  setKeySetsForTesting(createKeySets());
  const owner = callerOf((await createWorkspace()).id);
  const inputs = { ...providerDraft().inputs, issuer, clientIds: [audience] };
  await saveProvider(owner, { inputs, algorithms: [...ALGORITHMS] }, { enabled: true });
  return apiClient(api, (await makeApiKey(owner, { grants: ['verify'] })).plaintext);
}

describe.each([
  ['oidc-provider', startOidcProviderMinter],
  ['oauth2-mock-server', startMockServerMinter],
  ['@mongodb-js/oidc-mock-provider', startMongodbMinter],
])('tokens of %s', (_, start) => {
  it('are good for the HTTP API, and refused when one character is another', async () => {
    const minter = await start();
    const call = await trusting(minter);
    const verify = async (token: string) =>
      (await call('POST', '/v1/verify', { body: { token } })).json();
    for (const alg of minter.algorithms) {
      const token = await minter.mint(alg);
      const { issuer, subject } = minter;
      expect(await verify(token)).toMatchObject({ valid: true, issuer, subject });
      expect(await verify(`${token.slice(0, -9)}AAAAAAAAA`)).toMatchObject({
        valid: false,
        code: expect.stringMatching(/^(?:INVALID_SIGNATURE|MALFORMED_TOKEN)$/),
      });
    }
    await minter.close();
  });
});
