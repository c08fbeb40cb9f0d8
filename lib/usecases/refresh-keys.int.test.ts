import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import { verifyAuditChain } from '@/lib/data/audit';
import { readRevisionCounter } from '@/lib/data/revision-counter';
import { setConfigurationRevision } from '@/lib/platform/configuration-revision';
import { env } from '@/lib/platform/env';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, unwrap } from '@/lib/testing/factories';
import { DISCOVERY_PATH, JWKS_PATH } from '@/lib/testing/fake-provider';
import { sendJson } from '@/lib/testing/fake-server';
import { type LiveProvider, startLiveProvider } from '@/lib/testing/live-provider';
import { signingKey } from '@/lib/testing/signing-key';
import { createVirtualClock, type VirtualClock } from '@/lib/testing/virtual-clock';
import { getVerificationKeys } from './get-verification-keys';
import { keyHealthOf } from './key-health-of';
import { createKeySets, setKeySetsForTesting, settleKeySets } from './key-sets';
import { refreshKeys } from './refresh-keys';
import { setProviderEnabled } from './set-provider-enabled';
import { trustOf } from './trust-of';

let database: TestDatabase;
let caller: Caller;
let clock: VirtualClock;
let provider: LiveProvider;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  caller = callerOf((await createWorkspace()).id, 'editor');
  clock = createVirtualClock(Date.now());
  setKeySetsForTesting(createKeySets({ clock }));
  provider = await startLiveProvider(caller);
});
afterEach(async () => {
  await settleKeySets();
  setKeySetsForTesting(null);
  env().allowedPrivateOrigins = [];
  await provider.close();
});
afterAll(() => database.close());

const press = async () => refreshKeys(caller, { id: provider.saved.id });

async function audited(): Promise<readonly unknown[]> {
  const rows = await database.database.auditEvent.findMany({
    where: { action: 'provider.keys_refreshed', targetId: provider.saved.id },
    orderBy: { seq: 'asc' },
  });
  return rows.map(({ details }) => details);
}

const kidOf = (owner: string) => signingKey(owner).kid;

describe('refreshing keys', () => {
  it('tells what came and went, is audited, and is told to other processes', async () => {
    expect(unwrap(await press())).toMatchObject({
      outcome: 'refreshed',
      keyCount: 1,
      added: [],
      removed: [],
      jwksUri: `${provider.origin}${JWKS_PATH}`,
      movedFrom: null,
    });
    const before = await readRevisionCounter();
    provider.publish('second', 'third');
    clock.advance(10_000);
    expect(unwrap(await press())).toMatchObject({
      keyCount: 2,
      added: [kidOf('second'), kidOf('third')],
      removed: [kidOf('first')],
    });
    expect(await readRevisionCounter()).toBe(before + 1);
    expect(await audited()).toMatchObject([
      { outcome: 'refreshed', keyCount: 1 },
      { outcome: 'refreshed', added: [kidOf('second'), kidOf('third')], removed: [kidOf('first')] },
    ]);
    expect(await verifyAuditChain(caller.workspaceId)).toMatchObject({ ok: true });
  });

  it('a key that is another under the same name came and went', async () => {
    unwrap(await press());
    const { kid } = signingKey('first');
    provider.keys.splice(0, 1, { ...signingKey('second').jwk, kid, alg: 'RS256' });
    clock.advance(10_000);
    expect(unwrap(await press())).toMatchObject({ added: [kid], removed: [kid] });
  });

  it('threat 143: a changed jwks_uri is taken over by this alone, shown, and audited', async () => {
    unwrap(await press());
    provider.answer('/moved', sendJson(200, { keys: provider.keys }));
    provider.metadata.jwks_uri = `${provider.origin}/moved`;
    clock.advance(3_600_000);
    unwrap(await getVerificationKeys(caller, provider.saved.id));
    expect(provider.requests.at(-1)?.path).toBe(JWKS_PATH);
    const moved = { before: `${provider.origin}/jwks`, after: `${provider.origin}/moved` };
    expect(unwrap(await press())).toMatchObject({ jwksUri: moved.after, movedFrom: moved.before });
    expect((await audited()).at(-1)).toMatchObject({ jwksUri: moved });
    setKeySetsForTesting(createKeySets({ clock }));
    clock.advance(3_600_000);
    unwrap(await getVerificationKeys(caller, provider.saved.id));
    expect(provider.requests.at(-1)?.path).toBe('/moved');
  });

  it('threat 144: a document of another issuer changes nothing', async () => {
    unwrap(await press());
    const before = await readRevisionCounter();
    provider.metadata.issuer = `${provider.issuer}/`;
    provider.metadata.jwks_uri = `${provider.origin}/moved`;
    clock.advance(10_000);
    expect(unwrap(await press())).toMatchObject({
      outcome: 'failed',
      code: 'ISSUER_MISMATCH',
      kept: true,
    });
    const { ring, problem } = unwrap(await getVerificationKeys(caller, provider.saved.id));
    expect(ring?.keys.map(({ kid }) => kid)).toEqual([kidOf('first')]);
    expect(problem).toContain('of the issuer');
    expect((await audited()).at(-1)).toMatchObject({ outcome: 'failed', code: 'ISSUER_MISMATCH' });
    expect(await readRevisionCounter()).toBe(before);
    clock.advance(3_600_000);
    unwrap(await getVerificationKeys(caller, provider.saved.id));
    expect(provider.requests.at(-1)?.path).toBe(JWKS_PATH);
  });

  it('keys that another process fetched are those that a token is checked by here', async () => {
    const { id } = provider.saved;
    const here = createKeySets({ clock });
    setKeySetsForTesting(here);
    unwrap(await getVerificationKeys(caller, id));
    provider.publish('second');
    clock.advance(60_000);
    setKeySetsForTesting(createKeySets({ clock }));
    unwrap(await getVerificationKeys(caller, id, { refetch: true }));
    await settleKeySets();
    const { keys } = provider.fetches();
    setKeySetsForTesting(here);
    const { ring } = unwrap(await getVerificationKeys(caller, id));
    expect(ring?.keys.map(({ kid }) => kid)).toEqual([kidOf('second')]);
    expect(provider.fetches().keys).toBe(keys);
  });

  it('threat 162: pressed in a loop, the provider is asked once', async () => {
    const results = await Promise.all(Array.from({ length: 50 }, press));
    const refused = results.filter(({ ok }) => !ok);
    expect(refused).toHaveLength(49);
    expect(refused[0]).toMatchObject({
      failure: { code: 'TOO_MANY_REQUESTS', retryAfterSeconds: 10 },
    });
    expect(provider.fetches()).toEqual({ discovery: 1, keys: 1 });
    expect(await audited()).toHaveLength(1);
  });

  it('threat 162: also where the provider is disabled and the configuration read in between', async () => {
    const { id, version } = provider.saved;
    unwrap(await setProviderEnabled(caller, { id, version, enabled: false }));
    const codes: unknown[] = [];
    for (let times = 0; times < 10; times += 1) {
      const pressed = await press();
      codes.push(pressed.ok ? pressed.value.outcome : pressed.failure.code);
      setConfigurationRevision(await readRevisionCounter());
      await trustOf(caller.workspaceId, 'production');
    }
    expect(codes).toEqual(['refreshed', ...Array(9).fill('TOO_MANY_REQUESTS')]);
    expect(provider.fetches()).toEqual({ discovery: 1, keys: 1 });
    expect(await audited()).toHaveLength(1);
    unwrap(await getVerificationKeys(caller, id));
    expect(provider.fetches()).toEqual({ discovery: 1, keys: 1 });
    clock.advance(10_000);
    expect(unwrap(await press())).toMatchObject({ outcome: 'refreshed' });
  });

  it('a provider that does not answer is an answer with its cause, and keys stay', async () => {
    unwrap(await press());
    provider.fail(DISCOVERY_PATH, 'closed');
    clock.advance(10_000);
    expect(unwrap(await press())).toMatchObject({ outcome: 'failed', code: 'CONNECTION_RESET' });
    const keys = unwrap(await getVerificationKeys(caller, provider.saved.id));
    expect(keys).toMatchObject({ stale: false, ring: { keys: [{ kid: kidOf('first') }] } });
  });

  it('needs its permission, a provider that the caller sees, and keys that are fetched', async () => {
    const viewer = callerOf(caller.workspaceId, 'viewer');
    const { id } = provider.saved;
    expect(await refreshKeys(viewer, { id })).toMatchObject({ failure: { code: 'FORBIDDEN' } });
    const stranger = callerOf((await createWorkspace()).id);
    const elsewhere = { ...caller, environment: 'staging' as const };
    for (const other of [stranger, elsewhere]) {
      expect(await refreshKeys(other, { id })).toMatchObject({ failure: { code: 'NOT_FOUND' } });
    }
    expect(await refreshKeys(caller, { id: '../x' })).toMatchObject({
      failure: { code: 'INVALID_INPUT' },
    });
    const pastedKeys = JSON.stringify({ keys: provider.keys });
    const pasted = await startLiveProvider(caller, { pastedKeys });
    expect(await refreshKeys(caller, { id: pasted.saved.id })).toMatchObject({
      failure: { code: 'INVALID_INPUT' },
    });
    expect([...provider.requests, ...pasted.requests]).toEqual([]);
    await pasted.close();
  });
});

describe('keys for the debugger', () => {
  it('are fetched when there are none, and asked for once more when that is wanted', async () => {
    const { id } = provider.saved;
    const first = unwrap(await getVerificationKeys(caller, id));
    expect(first).toMatchObject({
      provider: { id, issuers: [provider.issuer] },
      fetchedAt: new Date(clock.now()).toISOString(),
      stale: false,
      problem: null,
      retryAfterSeconds: null,
    });
    provider.publish('second');
    clock.advance(1);
    unwrap(await getVerificationKeys(caller, id));
    expect(provider.fetches().keys).toBe(1);
    const newer = unwrap(await getVerificationKeys(caller, id, { refetch: true }));
    expect(newer.ring?.keys.map(({ kid }) => kid)).toEqual([kidOf('second')]);
    unwrap(await getVerificationKeys(caller, id, { refetch: true }));
    expect(provider.fetches().keys).toBe(2);
  });

  it('tell network causes to those only who may test', async () => {
    provider.fail(DISCOVERY_PATH, 'closed');
    const viewer = callerOf(caller.workspaceId, 'viewer');
    const seen = unwrap(await getVerificationKeys(viewer, provider.saved.id));
    expect(seen).toMatchObject({ ring: null, problem: 'The provider could not be asked.' });
    const { problem } = unwrap(await getVerificationKeys(caller, provider.saved.id));
    expect(problem).toMatch(/closed the connection/);
  });
});

describe('the health of keys in a list', () => {
  const health = async (who = caller) =>
    (await keyHealthOf(who, [provider.saved.id])).get(provider.saved.id);

  it('tells when they were had, until when they hold, and what keeps newer ones away', async () => {
    expect(await health()).toEqual({ state: 'not_fetched' });
    unwrap(await press());
    const at = clock.now();
    const time = (ms: number) => new Date(at + ms).toISOString();
    expect(await health()).toEqual({
      state: 'held',
      keyCount: 1,
      keyIds: [expect.any(String)],
      fetchedAt: time(0),
      freshUntil: time(600_000),
      usableUntil: time(4_200_000),
      failing: null,
    });
    provider.fail(JWKS_PATH, 'server_error');
    clock.advance(600_000);
    unwrap(await getVerificationKeys(caller, provider.saved.id));
    await settleKeySets();
    expect(await health()).toMatchObject({
      state: 'held',
      fetchedAt: time(0),
      failing: { code: 'HTTP_STATUS', at: time(600_000) },
    });
    expect(await health(callerOf(caller.workspaceId, 'viewer'))).toMatchObject({
      failing: { code: null },
    });
    expect(await keyHealthOf(callerOf('wsp_other'), [provider.saved.id])).toEqual(new Map());
  });

  it('tells that there are none and why', async () => {
    provider.fail(DISCOVERY_PATH, 'not_found');
    unwrap(await getVerificationKeys(caller, provider.saved.id));
    await settleKeySets();
    expect(await health()).toMatchObject({ state: 'none', failing: { code: 'HTTP_STATUS' } });
  });
});
