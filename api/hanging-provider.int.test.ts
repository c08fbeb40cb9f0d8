import { afterAll, beforeAll, expect, it } from 'vitest';
import { env } from '@/lib/platform/env';
import { makeApiKey } from '@/lib/testing/api-client';
import { createTestApi } from '@/lib/testing/api-server';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, providerDraft, saveProvider } from '@/lib/testing/factories';
import { type FakeProvider, JWKS_PATH, startFakeProvider } from '@/lib/testing/fake-provider';
import { sendJson } from '@/lib/testing/fake-server';
import { nowInSeconds, signingKey, signToken } from '@/lib/testing/signing-key';
import { authenticateApiKey } from '@/lib/usecases/authenticate-api-key';
import { createKeySets, setKeySetsForTesting } from '@/lib/usecases/key-sets';

const WAITING = 200;
const OTHERS = 500;
const SIGNER = signingKey('hanging');

const api = createTestApi({ authenticate: authenticateApiKey });
const providers: FakeProvider[] = [];
let origin = '';
let key = '';
/** Requests of which the api has the whole. */
let received = 0;

beforeAll(async () => {
  providers.push(await startFakeProvider(), await startFakeProvider());
  env().allowedPrivateOrigins = providers.map((provider) => provider.origin);
  // Longer than this takes on a busy machine: that waiting ends is another test's.
  setKeySetsForTesting(createKeySets({ bounds: { budgetMs: 90_000 } }));
  await testDatabase();
  const caller = callerOf((await createWorkspace()).id);
  for (const { keys, issuer } of providers) {
    keys.splice(0, 2, { ...SIGNER.jwk, kid: SIGNER.kid, use: 'sig', alg: 'RS256' });
    const inputs = { ...providerDraft().inputs, issuer, clientIds: ['app'] };
    await saveProvider(caller, { inputs }, { enabled: true });
  }
  key = (await makeApiKey(caller, { grants: ['verify'] })).plaintext;
  api.addHook('preHandler', (_, _reply, done) => {
    received += 1;
    done();
  });
  origin = await api.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  // Whoever still waits for keys is let go first.
  await Promise.all(providers.map((provider) => provider.close()));
  await api.close();
});

/** Different tokens, so that none is found among those that were judged. */
function tokensOf(provider: FakeProvider | undefined, count: number): readonly string[] {
  const iat = nowInSeconds();
  const claims = { iss: provider?.issuer, aud: 'app', iat, exp: iat + 600 };
  return Array.from({ length: count }, (_, n) => signToken(SIGNER, { ...claims, sub: `u${n}` }));
}

async function verify(token: string): Promise<string> {
  const answer = await fetch(`${origin}/v1/verify`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const { valid, code } = await answer.json();
  return valid === true ? 'VALID' : code;
}

const fetchesOf = (provider: FakeProvider | undefined) =>
  provider?.requests.filter(({ path }) => path === JWKS_PATH).length;

it('threat 163: while the keys of one provider hang, no request to another waits', {
  timeout: 90_000,
}, async () => {
  const [hanging, other] = providers;
  const [theirs, others] = [tokensOf(hanging, WAITING), tokensOf(other, OTHERS)];
  const release: (() => void)[] = [];
  hanging?.answer(JWKS_PATH, (request, response) => {
    release.push(() => sendJson(200, { keys: hanging.keys })(request, response));
  });
  let answered = 0;
  const waiting = theirs.map(async (token) => {
    const said = await verify(token);
    answered += 1;
    return said;
  });
  await expect.poll(() => [received, release.length], { timeout: 60_000 }).toEqual([WAITING, 1]);

  const said = await Promise.all(others.map(verify));
  expect(said.filter((one) => one === 'VALID')).toHaveLength(OTHERS);
  expect([answered, received]).toEqual([0, WAITING + OTHERS]);

  for (const answer of release) answer();
  expect(new Set(await Promise.all(waiting))).toEqual(new Set(['VALID']));
  expect([fetchesOf(hanging), fetchesOf(other)]).toEqual([1, 1]);
});
