import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import { env } from '@/lib/platform/env';
import { keySourceOf } from '@/lib/platform/key-source';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, providerDraft, saveProvider } from '@/lib/testing/factories';
import { createFakeNetwork } from '@/lib/testing/fake-network';
import { JWKS_PATH, startFakeProvider } from '@/lib/testing/fake-provider';
import type { FaultName } from '@/lib/testing/fake-provider-faults';
import { sendJson } from '@/lib/testing/fake-server';
import { type LiveProvider, startLiveProvider } from '@/lib/testing/live-provider';
import { nowInSeconds, signingKey, signToken } from '@/lib/testing/signing-key';
import { createAuthority, type TlsIdentity } from '@/lib/testing/tls';
import { createVirtualClock, type VirtualClock } from '@/lib/testing/virtual-clock';
import { createKeySets, keySets, setKeySetsForTesting, settleKeySets } from './key-sets';
import { verifyToken } from './verify-token';

const MINUTE = 60_000;

let database: TestDatabase;
let caller: Caller;
let clock: VirtualClock;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  caller = callerOf((await createWorkspace()).id);
  clock = createVirtualClock();
});
afterEach(async () => {
  await settleKeySets();
  setKeySetsForTesting(null);
});
afterAll(() => database.close());

async function codeOf(token: string): Promise<string> {
  const scope = { workspaceId: caller.workspaceId, environment: 'production' } as const;
  const { verdict } = await verifyToken(scope, token);
  return verdict.valid ? 'VALID' : verdict.code;
}

describe('a refresh that goes wrong leaves the keys as they are', () => {
  let provider: LiveProvider;

  beforeEach(async () => {
    setKeySetsForTesting(createKeySets({ clock }));
    provider = await startLiveProvider(caller);
    expect(await codeOf(provider.token())).toBe('VALID');
  });
  afterEach(async () => {
    env().allowedPrivateOrigins = [];
    await provider.close();
  });

  /** Verifies by keys that are no longer fresh; what never ends is ended by its budget. */
  async function afterRefresh(endless = false): Promise<unknown> {
    clock.advance(10 * MINUTE);
    const before = provider.requests.length;
    const verified = codeOf(provider.token());
    while (provider.requests.length === before) await new Promise(setImmediate);
    if (endless) clock.advance(5000);
    expect(await verified).toBe('VALID');
    const { stale, failure } = keySets().stateOf(keySourceOf(provider.saved)) ?? {};
    return stale === true ? failure?.code : 'not stale';
  }

  it.each<[string, FaultName, string]>([
    ['threat 103', 'endless', 'TOO_LARGE'],
    ['threat 103', 'ten_megabytes_on_500', 'HTTP_STATUS'],
    ['threat 104', 'gzip_bomb', 'TOO_LARGE'],
    ['threat 104', 'brotli_bomb', 'TOO_LARGE'],
    ['threat 104', 'two_hundred_encodings', 'BAD_RESPONSE'],
    ['threat 104', 'false_gzip', 'BAD_RESPONSE'],
    ['threat 106', 'no_content', 'HTTP_STATUS'],
    ['threat 106', 'not_found', 'HTTP_STATUS'],
    ['threat 106', 'unauthorized', 'HTTP_STATUS'],
    ['threat 106', 'server_error', 'HTTP_STATUS'],
    ['threat 106', 'too_many_requests', 'HTTP_STATUS'],
    ['threat 106', 'unavailable', 'HTTP_STATUS'],
    ['threat 107', 'html', 'NOT_JSON'],
    ['threat 107', 'no_type', 'NOT_JSON'],
    ['threat 107', 'broken_json', 'NOT_JSON'],
    ['threat 107', 'deep', 'BAD_RESPONSE'],
    ['threat 107', 'bad_utf8', 'NOT_JSON'],
    ['threat 108', 'truncated', 'CONNECTION_RESET'],
    ['threat 108', 'closed', 'CONNECTION_RESET'],
    ['threat 108', 'garbage', 'BAD_RESPONSE'],
    ['threat 108', 'header_bomb', 'BAD_RESPONSE'],
    ['threat 110', 'not_modified', 'HTTP_STATUS'],
  ])('%s: %s is %s', async (_threat, fault, code) => {
    provider.fail(JWKS_PATH, fault);
    expect(await afterRefresh()).toBe(code);
  });

  it.each<[FaultName]>([['hang'], ['slow_headers'], ['slow_body']])(
    'threat 105: %s is ended by the budget',
    async (fault) => {
      provider.fail(JWKS_PATH, fault);
      expect(await afterRefresh(true)).toBe('TIMED_OUT');
    },
  );

  it.each<[string, unknown, string]>([
    ['threat 91', { keys: [] }, 'KEYS_EMPTY'],
    ['threat 88', { keys: [null, 7, 'key', []] }, 'KEYS_UNUSABLE'],
    ['threat 89', {}, 'JWKS_INVALID'],
    ['threat 89', [], 'JWKS_INVALID'],
    ['threat 97', { keys: [{ kty: 'oct', k: 'c2VjcmV0', kid: 'a' }] }, 'KEYS_UNUSABLE'],
    ['threat 100', { keys: Array.from({ length: 1000 }, () => ({})) }, 'JWKS_INVALID'],
  ])('%s: %j is %s', async (_threat, document, code) => {
    provider.answer(JWKS_PATH, sendJson(200, document));
    expect(await afterRefresh()).toBe(code);
  });

  it('threat 109: a redirect is not followed', async () => {
    const target = await startFakeProvider({ keys: [] });
    provider.answer(JWKS_PATH, sendJson(302, {}, { location: `${target.origin}/jwks` }));
    expect(await afterRefresh()).toBe('REDIRECTED');
    expect(target.connections()).toBe(0);
    await target.close();
  });

  it('threats 85, 86, 87: what cannot be used disturbs nobody', async () => {
    const [good] = provider.keys;
    const other = { ...signingKey('other').jwk, kid: 'twice', alg: 'RS256' };
    const third = { ...signingKey('third').jwk, kid: 'twice', alg: 'RS256' };
    provider.keys.splice(0, 1, { kty: 'AKP', alg: 'ML-DSA-44' }, { ...good }, other, third);
    clock.advance(10 * MINUTE);
    expect(await codeOf(provider.token())).toBe('VALID');
    expect(keySets().stateOf(keySourceOf(provider.saved))).toMatchObject({
      failure: null,
      ring: { keys: [{ kid: good?.kid }], unusable: [{ kid: 'twice' }, { kid: 'twice' }] },
    });
  });
});

describe('threat 114: keys over TLS', () => {
  const HOST = 'idp.example.com';

  async function secured(tls: TlsIdentity, privateCa: string) {
    const key = signingKey('first');
    const keys = [{ ...key.jwk, kid: key.kid, alg: 'RS256' }];
    const issuer = `https://${HOST}`;
    const provider = await startFakeProvider({ tls, issuer, keys });
    const network = createFakeNetwork();
    network.lead(HOST, provider.port);
    setKeySetsForTesting(createKeySets({ clock, network }));
    const inputs = { ...providerDraft().inputs, issuer, clientIds: ['client'] };
    await saveProvider(caller, { inputs, privateCa }, { enabled: true });
    const exp = nowInSeconds() + 60;
    const token = signToken(key, { iss: issuer, aud: 'client', sub: 'u', exp });
    const code = await codeOf(token);
    await provider.close();
    const [state] = keySets().states();
    return { code, failure: state?.failure?.code ?? null };
  }

  it('a private authority counts for the provider that has it', async () => {
    const authority = createAuthority();
    const tls = authority.issue([HOST]);
    expect(await secured(tls, authority.ca)).toEqual({ code: 'VALID', failure: null });
  });

  it('and for no other; there is no switch to go on without', async () => {
    const tls = createAuthority().issue([HOST]);
    const refused = { code: 'JWKS_FETCH_FAILED', failure: 'TLS_UNTRUSTED' };
    expect(await secured(tls, '')).toEqual(refused);
  });

  it('a certificate of another name is refused', async () => {
    const authority = createAuthority();
    const tls = authority.issue(['other.example.com']);
    const refused = { code: 'JWKS_FETCH_FAILED', failure: 'TLS_WRONG_HOST' };
    expect(await secured(tls, authority.ca)).toEqual(refused);
  });
});
