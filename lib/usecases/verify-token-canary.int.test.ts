import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { env } from '@/lib/platform/env';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, providerDraft, saveProvider } from '@/lib/testing/factories';
import {
  DISCOVERY_PATH,
  type FakeProvider,
  JWKS_PATH,
  startFakeProvider,
} from '@/lib/testing/fake-provider';
import { type FakeServer, sendJson, startFakeServer } from '@/lib/testing/fake-server';
import { makeToken } from '@/lib/testing/token-factory';
import { type TokenKey, tokenKey } from '@/lib/testing/token-keys';
import { createKeySets, setKeySetsForTesting, settleKeySets } from './key-sets';
import { verifyToken } from './verify-token';

const GENUINE = tokenKey('ES256');
const ATTACKER = tokenKey('ES256', 'attacker');

let test: TestDatabase;
let provider: FakeProvider;
let canary: FakeServer;
let scope: { workspaceId: string; environment: 'production' };

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

beforeEach(async () => {
  provider = await startFakeProvider();
  provider.keys.splice(0, provider.keys.length, { ...GENUINE.jwk });
  // It would answer with keys, were it asked.
  canary = await startFakeServer({}, sendJson(200, { keys: [ATTACKER.jwk] }));
  // Asking the canary is not what the guard would refuse: whoever asked would get through.
  env().allowedPrivateOrigins = [provider.origin, canary.origin];
  setKeySetsForTesting(createKeySets());
  const caller = callerOf((await createWorkspace()).id);
  scope = { workspaceId: caller.workspaceId, environment: 'production' };
  const inputs = { ...providerDraft().inputs, issuer: provider.issuer, clientIds: ['client-1'] };
  await saveProvider(caller, { inputs, algorithms: ['ES256'] }, { enabled: true });
});
afterEach(async () => {
  env().allowedPrivateOrigins = [];
  await settleKeySets();
  setKeySetsForTesting(null);
  await provider.close();
  await canary.close();
});

/** A token that is good now, but for its header and signer. */
function tokenOf(key: TokenKey, header: Readonly<Record<string, unknown>>, iss = provider.issuer) {
  const iat = Math.floor(Date.now() / 1000);
  return makeToken(key, { header, claims: { iss, iat, exp: iat + 600 } });
}

/** Everything in a header that names a place where a key might be. */
function references(origin: string): readonly Readonly<Record<string, unknown>>[] {
  const jwks = `${origin}${JWKS_PATH}`;
  return [
    { jku: jwks },
    { x5u: `${origin}/certificate.pem` },
    { jku: `${provider.issuer}@${new URL(origin).host}${JWKS_PATH}` },
    { jku: `${provider.issuer}.canary.example.com/jwks` },
    { jku: 'http://169.254.169.254/latest/meta-data/' },
    { jku: jwks, x5u: jwks, jwk: ATTACKER.jwk, x5c: ['MIIB'], 'x5t#S256': 'AAAA' },
  ];
}

const asked = () => provider.requests.map(({ path }) => path);

it('threat 14: no address in a header is asked, whoever signed and whatever the key ID', async () => {
  for (const header of references(canary.origin)) {
    const known = await verifyToken(scope, tokenOf(ATTACKER, { ...header, kid: GENUINE.kid }));
    expect(known.verdict).toMatchObject({ valid: false, code: 'INVALID_SIGNATURE' });
    const unknown = await verifyToken(scope, tokenOf(ATTACKER, header));
    expect(unknown.verdict).toMatchObject({ valid: false, code: 'KEY_NOT_FOUND' });
  }
  expect(canary.connections()).toBe(0);
  // The saved provider's documents, once, and once more at most for key IDs that are not known.
  expect(asked().filter((path) => path === JWKS_PATH).length).toBeLessThanOrEqual(2);
  expect(asked().every((path) => [DISCOVERY_PATH, JWKS_PATH].includes(path))).toBe(true);
});

it('threat 15: a good token may carry them, and still nothing is asked', async () => {
  for (const header of references(canary.origin)) {
    const { verdict } = await verifyToken(scope, tokenOf(GENUINE, header));
    expect(verdict).toMatchObject({ valid: true, subject: 'user-1' });
  }
  expect(canary.connections()).toBe(0);
  expect(asked()).toEqual([DISCOVERY_PATH, JWKS_PATH]);
});

it('the issuer in a token is no address either: a stranger’s is asked nothing', async () => {
  for (const iss of [canary.origin, `${canary.origin}/`, `${provider.issuer}/../`]) {
    const { verdict } = await verifyToken(scope, tokenOf(ATTACKER, {}, iss));
    expect(verdict).toMatchObject({ valid: false, code: 'INVALID_ISSUER' });
  }
  expect(canary.connections()).toBe(0);
  expect(asked()).toEqual([]);
});
