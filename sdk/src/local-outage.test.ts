import { afterEach, describe, expect, it } from 'vitest';
import {
  type FakeBundleApi,
  fakeBundleApi,
  localSettings,
  madeUpBundle,
  refusal,
  toldStatuses,
  type VirtualMachine,
  virtualMachine,
} from '@/lib/testing/fake-bundle-api';
import { makeToken } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';
import type { Backend } from './backend';
import { localBackend } from './local-backend';
import type { LocalSettings } from './settings';

const HOUR = 3_600_000;
const token = makeToken(tokenKey('RS256'), { claims: { role: 'admin', exp: 1_900_000_000 } });
const QUESTION = { token, resource: 'orders', action: 'read' };

interface Ground {
  readonly api: FakeBundleApi;
  readonly machine: VirtualMachine;
  readonly backend: Backend;
}

const open: Backend[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((backend) => backend.close()));
});

async function start(local: Partial<LocalSettings> = {}, api = fakeBundleApi()): Promise<Ground> {
  const machine = virtualMachine();
  const backend = localBackend(localSettings(api, local), machine);
  open.push(backend);
  await machine.idle();
  return { api, machine, backend };
}

const away = () => Promise.reject(new Error('connect ECONNREFUSED'));

describe('while the api is away', () => {
  it('answers for an hour, refuses after it, and recovers by itself', async () => {
    const { api, machine, backend } = await start();
    api.answer = away;
    for (let minute = 0; minute < 59; minute += 1) {
      await machine.pass(60_000);
      expect(await backend.checkAuthorization(QUESTION)).toMatchObject({ allowed: true });
    }
    expect(backend.status()).toMatchObject({ ready: true, problem: { code: 'UNAVAILABLE' } });
    await machine.pass(61_000);
    await expect(backend.checkAuthorization(QUESTION)).rejects.toMatchObject({
      code: 'BUNDLE_TOO_OLD',
      retryable: true,
    });
    await expect(backend.verify(token, {})).rejects.toMatchObject({ code: 'BUNDLE_TOO_OLD' });
    expect(backend.status()).toMatchObject({ ready: false, bundle: { tooOld: true } });
    api.answer = null;
    await machine.pass(34_000);
    expect(await backend.checkAuthorization(QUESTION)).toMatchObject({ allowed: true });
    expect(backend.status()).toMatchObject({
      ready: true,
      problem: null,
      bundle: { tooOld: false },
    });
  });

  it('asks less and less often, every 30 s at last', async () => {
    const { api, machine } = await start();
    api.answer = away;
    await machine.pass(600_000);
    const before = api.requests.length;
    await machine.pass(HOUR / 2);
    expect(api.requests.length - before).toBeLessThanOrEqual(60);
    expect(api.requests.length - before).toBeGreaterThanOrEqual(58);
  });

  it('tells once that polls fail, and once that they work again', async () => {
    const { told, onStatus } = toldStatuses();
    const { api, machine } = await start({ onStatus });
    await machine.pass(20_000);
    expect(told).toEqual([]);
    api.answer = away;
    await machine.pass(60_000);
    expect(told).toMatchObject([{ problem: { code: 'UNAVAILABLE' } }]);
    api.answer = null;
    await machine.pass(60_000);
    expect(told).toMatchObject([{}, { problem: null, ready: true }]);
  });

  it('waits for the first bundle, for as long as a call may last', async () => {
    const api = fakeBundleApi();
    api.answer = away;
    const { machine, backend } = await start({}, api);
    const early = backend.checkAuthorization(QUESTION);
    api.answer = null;
    await machine.pass(2_000);
    expect(await early).toMatchObject({ allowed: true });
  });

  it('says that there is no bundle when none came', async () => {
    const api = fakeBundleApi();
    api.answer = away;
    const { machine, backend } = await start({}, api);
    const calls = [
      backend.ready(),
      backend.verify(token, {}),
      backend.checkAuthorization(QUESTION),
    ];
    const settled = Promise.allSettled(calls);
    await machine.pass(6_000);
    for (const one of await settled) {
      expect(one).toMatchObject({ status: 'rejected', reason: { code: 'NO_BUNDLE' } });
      expect(String(Object(one).reason.message)).toContain('ECONNREFUSED');
    }
    api.answer = null;
    await machine.pass(30_000);
    await backend.ready();
  });
});

describe('clocks', () => {
  it('threat 155: a wall clock that is set back makes no bundle younger', async () => {
    const { api, machine, backend } = await start();
    api.answer = away;
    machine.jump(-10 * HOUR);
    await machine.pass(HOUR + 1_000);
    await expect(backend.verify(token, {})).rejects.toMatchObject({ code: 'BUNDLE_TOO_OLD' });
  });

  it('a machine that slept does not go on with a bundle from before', async () => {
    const { api, machine, backend } = await start();
    api.answer = away;
    // The monotonic clock stood still meanwhile.
    machine.jump(2 * HOUR);
    await expect(backend.verify(token, {})).rejects.toMatchObject({ code: 'BUNDLE_TOO_OLD' });
    api.answer = null;
    await machine.pass(6_000);
    expect(await backend.verify(token, {})).toMatchObject({ valid: true });
  });

  it('a slow answer is as old as the request for it', async () => {
    const { api, machine, backend } = await start({ maxAgeMs: 20_000 });
    let send = () => {};
    api.answer = () =>
      new Promise((resolve) => {
        send = () => resolve(new Response(null, { status: 304 }));
      });
    await machine.pass(18_000);
    send();
    await machine.idle();
    expect(backend.status().bundle?.ageMs).toBe(13_000);
  });
});

describe('keys that are usable until a moment', () => {
  it('are none after it, whatever becomes of the wall clock', async () => {
    const [one] = madeUpBundle().providers;
    if (one?.keys == null) throw new Error('The made-up bundle has keys.');
    const keys = { ...one.keys, usableUntil: 1_800_000_060 };
    const api = fakeBundleApi(madeUpBundle({ providers: [{ ...one, keys }] }));
    const { machine, backend } = await start({}, api);
    expect(await backend.verify(token, {})).toMatchObject({ valid: true });
    api.answer = away;
    machine.jump(-30_000);
    await machine.pass(61_000);
    await expect(backend.verify(token, {})).rejects.toMatchObject({
      code: 'JWKS_FETCH_FAILED',
      retryable: true,
      retryAfterSeconds: 5,
    });
    expect(await backend.verifyBatch([token], {})).toMatchObject([
      { valid: false, code: 'JWKS_FETCH_FAILED', retryable: true },
    ]);
  });
});

describe('a key of the api that is refused', () => {
  it.each([
    [401, 'UNAUTHENTICATED'],
    [403, 'FORBIDDEN'],
  ])('fails closed at once (%i), and works again by itself', async (status, code) => {
    const { told, onStatus } = toldStatuses();
    const { api, machine, backend } = await start({ onStatus });
    api.answer = () => refusal(status, code);
    await machine.pass(6_000);
    await expect(backend.verify(token, {})).rejects.toMatchObject({ code, status });
    await expect(backend.ready()).rejects.toMatchObject({ code });
    expect(backend.status()).toMatchObject({ ready: false, problem: { code } });
    api.answer = away;
    await machine.pass(60_000);
    await expect(backend.verify(token, {})).rejects.toMatchObject({ code });
    api.answer = null;
    await machine.pass(60_000);
    expect(await backend.verify(token, {})).toMatchObject({ valid: true });
    expect(told.map(({ problem }) => problem?.code)).toEqual([code, 'UNAVAILABLE', undefined]);
  });
});

describe('a client that was closed', () => {
  it('asks nobody, and answers nothing', async () => {
    const { api, machine, backend } = await start();
    await backend.close();
    const before = api.requests.length;
    await machine.pass(60_000);
    expect(api.requests.length).toBe(before);
    expect(machine.waiting()).toEqual([]);
    await expect(backend.verify(token, {})).rejects.toMatchObject({ code: 'CLOSED' });
  });

  it('ends a request that is under way, and those who wait for it', async () => {
    const api = fakeBundleApi();
    api.answer = () => new Promise(() => {});
    const { backend } = await start({}, api);
    const waiting = backend.ready();
    await backend.close();
    await expect(waiting).rejects.toMatchObject({ code: 'CLOSED' });
    expect(api.requests[0]?.signal?.aborted).toBe(true);
  });
});
