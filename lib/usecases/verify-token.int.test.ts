import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import { readRevisionCounter } from '@/lib/data/revision-counter';
import { setConfigurationRevision } from '@/lib/platform/configuration-revision';
import { env } from '@/lib/platform/env';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, unwrap } from '@/lib/testing/factories';
import { DISCOVERY_PATH, JWKS_PATH } from '@/lib/testing/fake-provider';
import { type LiveProvider, startLiveProvider } from '@/lib/testing/live-provider';
import { createVirtualClock, type VirtualClock } from '@/lib/testing/virtual-clock';
import { deleteProvider } from './delete-provider';
import { adoptStoredKeys, createKeySets, setKeySetsForTesting, settleKeySets } from './key-sets';
import { refreshKeys } from './refresh-keys';
import { setProviderEnabled } from './set-provider-enabled';
import { trustOf } from './trust-of';
import { updateProvider } from './update-provider';
import { type Verified, verifyToken } from './verify-token';

const MINUTE = 60_000;

let database: TestDatabase;
let caller: Caller;
let clock: VirtualClock;
const started: LiveProvider[] = [];

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  caller = callerOf((await createWorkspace()).id);
  clock = createVirtualClock();
  setKeySetsForTesting(createKeySets({ clock }));
});
afterEach(async () => {
  await settleKeySets();
  setKeySetsForTesting(null);
  env().allowedPrivateOrigins = [];
  for (const provider of started.splice(0)) await provider.close();
});
afterAll(() => database.close());

async function live(...given: [Parameters<typeof startLiveProvider>[1]?]): Promise<LiveProvider> {
  const provider = await startLiveProvider(caller, ...given);
  started.push(provider);
  return provider;
}

/** As this process, or one that has just begun, judges a token. */
async function verify(token: string): Promise<Verified> {
  return verifyToken({ workspaceId: caller.workspaceId, environment: 'production' }, token);
}

async function codeOf(token: string): Promise<string> {
  const { verdict } = await verify(token);
  return verdict.valid ? 'VALID' : verdict.code;
}

/** What `followConfiguration` does within a second. */
async function follow(): Promise<void> {
  setConfigurationRevision(await readRevisionCounter());
  await adoptStoredKeys();
}

describe('where keys are held', () => {
  it('a token is judged at once, without waiting for anything', async () => {
    const provider = await live();
    await verify(provider.token());
    const scope = { workspaceId: caller.workspaceId, environment: 'production' } as const;
    expect(verifyToken(scope, provider.token())).toMatchObject({
      verdict: { valid: true, subject: 'user-1' },
      provider: { id: provider.saved.id, name: provider.saved.draft.name, type: 'custom_oidc' },
      retryAfterSeconds: null,
    });
    expect((await trustOf(caller.workspaceId, 'production')).configHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('threat 159: a thousand cold verifications cause one discovery and one fetch of keys', async () => {
    const provider = await live();
    const token = provider.token();
    const codes = await Promise.all(Array.from({ length: 1000 }, () => codeOf(token)));
    expect(new Set(codes)).toEqual(new Set(['VALID']));
    expect(provider.fetches()).toEqual({ discovery: 1, keys: 1 });
  });

  it('threat 159: also of each of 50 providers', async () => {
    const providers: LiveProvider[] = [];
    for (let n = 0; n < 50; n += 1) providers.push(await live());
    const tokens = providers.map((provider) => provider.token());
    const codes = await Promise.all(
      Array.from({ length: 1000 }, (_, n) => codeOf(tokens[n % 50] ?? '')),
    );
    expect(new Set(codes)).toEqual(new Set(['VALID']));
    const fetches = new Set(providers.map((provider) => JSON.stringify(provider.fetches())));
    expect([...fetches]).toEqual(['{"discovery":1,"keys":1}']);
  });

  it('threat 157: ten thousand unknown key ids cause one fetch', async () => {
    const provider = await live();
    await verify(provider.token());
    clock.advance(1);
    const [, claims, signature] = provider.token().split('.');
    const codes = new Set<string>();
    for (let n = 0; n < 10_000; n += 1) {
      const header = Buffer.from(JSON.stringify({ alg: 'RS256', kid: `kid-${n}` }));
      codes.add(await codeOf(`${header.toString('base64url')}.${claims}.${signature}`));
    }
    expect(codes).toEqual(new Set(['KEY_NOT_FOUND']));
    expect(provider.fetches()).toEqual({ discovery: 1, keys: 2 });
    expect(await codeOf(provider.token())).toBe('VALID');
  });

  it('threat 157: tokens that name no key, and that none fits, cause one fetch', async () => {
    const provider = await live();
    await verify(provider.token());
    clock.advance(1);
    const [, claims] = provider.token().split('.');
    const header = Buffer.from('{"alg":"ES256"}').toString('base64url');
    const signature = Buffer.alloc(64, 7).toString('base64url');
    const codes = new Set<string>();
    for (let n = 0; n < 100; n += 1) codes.add(await codeOf(`${header}.${claims}.${signature}`));
    expect(codes).toEqual(new Set(['KEY_NOT_FOUND']));
    expect(provider.fetches()).toEqual({ discovery: 1, keys: 2 });
  });

  it('threat 110: a provider that gives an ETag is asked for changes only', async () => {
    const provider = await live();
    provider.answer(JWKS_PATH, (request, response) => {
      const unchanged = request.headers['if-none-match'] === '"keys-1"';
      response.writeHead(unchanged ? 304 : 200, {
        etag: '"keys-1"',
        'content-type': 'application/json',
      });
      response.end(unchanged ? undefined : JSON.stringify({ keys: provider.keys }));
    });
    expect(await codeOf(provider.token())).toBe('VALID');
    await settleKeySets();
    clock.advance(11 * MINUTE);
    setKeySetsForTesting(createKeySets({ clock }));
    expect(await codeOf(provider.token())).toBe('VALID');
    const asked = provider.requests.map(({ headers }) => headers['if-none-match'] ?? null);
    expect(asked).toEqual([null, null, '"keys-1"']);
  });
});

describe('what is no token of a user', () => {
  it.each([
    ['cck_live_abc', 'MALFORMED_TOKEN', 'api_key'],
    ['ccm_live_abc', 'MALFORMED_MACHINE_KEY', null],
    ['', 'MALFORMED_TOKEN', null],
  ])('%j is %s', async (token, code, nearMiss) => {
    const { verdict, provider } = await verify(token);
    expect(verdict).toMatchObject({ valid: false, code, nearMiss });
    expect(provider).toBeNull();
  });

  it('a token that no key could save causes no fetch and waits for none', async () => {
    const provider = await live();
    provider.fail(JWKS_PATH, 'hang');
    await trustOf(caller.workspaceId, 'production');
    const [, claims, signature] = provider.token().split('.');
    const header = Buffer.from('{"alg":"none"}').toString('base64url');
    expect(await codeOf(`${header}.${claims}.${signature}`)).toBe('ALGORITHM_NOT_ALLOWED');
    expect(await codeOf(provider.token({ iss: 'https://other.example.com' }))).toBe(
      'INVALID_ISSUER',
    );
    expect(provider.requests).toEqual([]);
  });
});

describe('changes of the configuration', () => {
  it('threat 26: a provider that is disabled or deleted is refused, its keys are let go', async () => {
    const provider = await live();
    const { id, version, draft } = provider.saved;
    expect(await codeOf(provider.token())).toBe('VALID');
    unwrap(await setProviderEnabled(caller, { id, version, enabled: false }));
    await follow();
    const { verdict } = await verify(provider.token());
    expect(verdict).toMatchObject({ code: 'INVALID_ISSUER', nearMiss: 'disabled_provider' });
    unwrap(await setProviderEnabled(caller, { id, version: version + 1, enabled: true }));
    await follow();
    expect(await codeOf(provider.token())).toBe('VALID');
    expect(provider.fetches()).toEqual({ discovery: 1, keys: 1 });
    unwrap(await deleteProvider(caller, { id, version: version + 2, name: draft.name }));
    await follow();
    expect(await codeOf(provider.token())).toBe('INVALID_ISSUER');
  });

  it('threat 26: one that is moved to another environment is refused in the old one', async () => {
    const provider = await live();
    const { id, version, draft } = provider.saved;
    expect(await codeOf(provider.token())).toBe('VALID');
    const moved = { ...draft, environment: 'staging' as const };
    unwrap(await updateProvider(caller, { id, version, draft: moved }));
    await follow();
    const { verdict } = await verify(provider.token());
    expect(verdict).toMatchObject({ code: 'INVALID_ISSUER', nearMiss: 'other_environment' });
    const scope = { workspaceId: caller.workspaceId, environment: 'staging' } as const;
    expect(await verifyToken(scope, provider.token())).toMatchObject({ verdict: { valid: true } });
  });

  it('keys of another source are not used after the source has changed', async () => {
    const provider = await live();
    const { id, version, draft } = provider.saved;
    expect(await codeOf(provider.token())).toBe('VALID');
    provider.answer('/other', (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"keys":[]}');
    });
    const other = { ...draft, jwksAddress: `${provider.origin}/other` };
    unwrap(await updateProvider(caller, { id, version, draft: other }));
    await follow();
    expect(await verify(provider.token())).toMatchObject({
      verdict: { code: 'JWKS_FETCH_FAILED' },
      retryAfterSeconds: 5,
    });
    setKeySetsForTesting(createKeySets({ clock }));
    expect(await codeOf(provider.token())).toBe('JWKS_FETCH_FAILED');
  });

  it('every change of the trust has another hash, and the same trust the same', async () => {
    const hash = async () => (await trustOf(caller.workspaceId, 'production')).configHash;
    const before = await hash();
    const provider = await live();
    await follow();
    const after = await hash();
    expect(after).not.toBe(before);
    const { id, version } = provider.saved;
    unwrap(await setProviderEnabled(caller, { id, version, enabled: false }));
    unwrap(await setProviderEnabled(caller, { id, version: version + 1, enabled: true }));
    await follow();
    expect(await hash()).toBe(after);
  });
});

describe('rotation', () => {
  it('threat 147: a key that is announced and then used is never refused', async () => {
    const provider = await live();
    await verify(provider.token());
    provider.publish('first', 'second');
    provider.signWith('second');
    clock.advance(1);
    expect(await codeOf(provider.token())).toBe('VALID');
    expect(provider.fetches()).toEqual({ discovery: 1, keys: 2 });
  });

  it('threat 149: a removed key is refused after the cache bound', async () => {
    const provider = await live();
    const token = provider.token();
    await verify(token);
    provider.publish('second');
    clock.advance(10 * MINUTE);
    expect(await codeOf(token)).toBe('KEY_NOT_FOUND');
  });

  it('threat 149: and at once after its keys were refreshed, in another process too', async () => {
    const provider = await live();
    const token = provider.token();
    const mine = createKeySets({ clock });
    setKeySetsForTesting(mine);
    expect(await codeOf(token)).toBe('VALID');
    provider.publish('second');
    clock.advance(1);
    setKeySetsForTesting(createKeySets({ clock }));
    unwrap(await refreshKeys(caller, { id: provider.saved.id }));
    expect(await codeOf(token)).toBe('KEY_NOT_FOUND');
    setKeySetsForTesting(mine);
    expect(await codeOf(token)).toBe('VALID');
    await follow();
    expect(await codeOf(token)).toBe('KEY_NOT_FOUND');
    // Beside the first and the asked one, each process has asked once for a key id that it lacks now.
    expect(provider.fetches()).toEqual({ discovery: 2, keys: 4 });
  });
});

describe('outages', () => {
  it('threat 154: a provider that is down is no bad token, and its cause is not told', async () => {
    const [broken, good] = [await live(), await live()];
    broken.fail(DISCOVERY_PATH, 'closed');
    const { verdict, retryAfterSeconds, provider } = await verify(broken.token());
    expect(verdict).toMatchObject({ code: 'JWKS_FETCH_FAILED', providerId: broken.saved.id });
    expect(JSON.stringify(verdict)).not.toMatch(/connection|127\.0\.0\.1.*closed|RESET/i);
    expect([retryAfterSeconds, provider?.id]).toEqual([5, broken.saved.id]);
    expect(await codeOf(good.token())).toBe('VALID');
    const before = broken.requests.length;
    await Promise.all(Array.from({ length: 1000 }, () => codeOf(broken.token())));
    expect(broken.requests).toHaveLength(before);
  });

  it('threat 155: a restart during an outage goes on with stored keys, no longer than an hour', async () => {
    const provider = await live();
    expect(await codeOf(provider.token())).toBe('VALID');
    await settleKeySets();
    provider.fail(JWKS_PATH, 'server_error');
    provider.fail(DISCOVERY_PATH, 'server_error');
    clock.advance(69 * MINUTE);
    setKeySetsForTesting(createKeySets({ clock }));
    expect(await codeOf(provider.token())).toBe('VALID');
    clock.advance(MINUTE);
    setKeySetsForTesting(createKeySets({ clock }));
    expect(await codeOf(provider.token())).toBe('JWKS_FETCH_FAILED');
  });

  it('threat 160: two instances ask each for itself, and neither undoes what the other has stored', async () => {
    const provider = await live();
    const [one, two] = [createKeySets({ clock }), createKeySets({ clock })];
    for (const sets of [one, two, one, two]) {
      setKeySetsForTesting(sets);
      expect(await codeOf(provider.token())).toBe('VALID');
    }
    expect(provider.fetches().keys).toBeLessThanOrEqual(2);
    await Promise.all([one.settle(), two.settle()]);
    setKeySetsForTesting(createKeySets({ clock }));
    expect(await codeOf(provider.token())).toBe('VALID');
    expect(provider.fetches().keys).toBeLessThanOrEqual(2);
  });

  it('threat 163: 500 wait for a provider that hangs; no request to another waits for it', async () => {
    const [hanging, good] = [await live(), await live()];
    hanging.fail(JWKS_PATH, 'hang');
    await verify(good.token());
    let done = 0;
    const token = hanging.token();
    const waiting = Array.from({ length: 500 }, () => verify(token).finally(() => (done += 1)));
    const scope = { workspaceId: caller.workspaceId, environment: 'production' } as const;
    const judged = Array.from({ length: 500 }, () => verifyToken(scope, good.token()));
    expect(judged.filter((one) => one instanceof Promise)).toEqual([]);
    const cold = await live();
    await follow();
    expect(await codeOf(cold.token())).toBe('VALID');
    expect(done).toBe(0);
    clock.advance(5000);
    const codes = (await Promise.all(waiting)).map(
      ({ verdict }) => 'code' in verdict && verdict.code,
    );
    expect(new Set(codes)).toEqual(new Set(['JWKS_FETCH_FAILED']));
    expect(hanging.fetches()).toEqual({ discovery: 1, keys: 1 });
  });
});
