import { afterEach, describe, expect, it } from 'vitest';
import type { TrustBundle } from '@/lib/core/bundle/trust-bundle';
import {
  type FakeBundleApi,
  fakeBundleApi,
  localSettings,
  madeUpBundle,
  ofRevision,
  rightAnswer,
  sha256,
  type VirtualMachine,
  virtualMachine,
} from '@/lib/testing/fake-bundle-api';
import { makeToken, TOKEN_ISSUER } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';
import type { Backend } from './backend';
import { localBackend } from './local-backend';

const HOUR = 3_600_000;
const ONE_POLL = 6_000;
const token = makeToken(tokenKey('RS256'), { claims: { exp: 1_900_000_000 } });

const trusting = madeUpBundle();
const disabled = madeUpBundle({
  providers: [],
  others: [{ environment: 'production', enabled: false, issuerDigests: [sha256(TOKEN_ISSUER)] }],
});

interface Ground {
  readonly api: FakeBundleApi;
  readonly machine: VirtualMachine;
  readonly backend: Backend;
  /** What the api sends from now on, and the number of the configuration that it says. */
  readonly send: (bundle: TrustBundle, revision: number) => void;
}

const open: Backend[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((backend) => backend.close()));
});

async function start(bundle: TrustBundle, revision: number): Promise<Ground> {
  const api = fakeBundleApi();
  const send: Ground['send'] = (next, number) => {
    api.answer = (request) => ofRevision(rightAnswer({ bundle: next }, request), number);
  };
  send(bundle, revision);
  const machine = virtualMachine();
  const backend = localBackend(localSettings(api), machine);
  open.push(backend);
  await machine.idle();
  return { api, machine, backend, send };
}

describe('an answer that is older than the bundle in use', () => {
  it('brings nothing back that was revoked', async () => {
    const { machine, backend, send } = await start(trusting, 7);
    expect(await backend.verify(token, {})).toMatchObject({ valid: true });
    send(disabled, 8);
    await machine.pass(ONE_POLL);
    expect(await backend.verify(token, {})).toMatchObject({ code: 'INVALID_ISSUER' });
    send(trusting, 7);
    await machine.pass(50_000);
    expect(await backend.verify(token, {})).toMatchObject({ code: 'INVALID_ISSUER' });
    expect(backend.status().problem).toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('configuration 7, not 8'),
    });
    send(disabled, 8);
    await machine.pass(40_000);
    expect(backend.status()).toMatchObject({ ready: true, problem: null });
  });

  it('confirms nothing, where it says that the bundle holds', async () => {
    const { machine, backend, send } = await start(disabled, 8);
    send(disabled, 7);
    await machine.pass(50_000);
    expect(backend.status().bundle?.ageMs).toBe(50_000);
  });

  it('is taken once every answer has been older for a minute, as after a backup was restored', async () => {
    const { machine, backend, send } = await start(disabled, 80);
    send(trusting, 7);
    await machine.pass(40_000);
    send(trusting, 9);
    await machine.pass(10_000);
    expect(await backend.verify(token, {})).toMatchObject({ code: 'INVALID_ISSUER' });
    await machine.pass(60_000);
    expect(await backend.verify(token, {})).toMatchObject({ valid: true });
    expect(backend.status().problem).toBeNull();
    // From then on it is the one that others must not be older than.
    send(disabled, 8);
    await machine.pass(40_000);
    expect(await backend.verify(token, {})).toMatchObject({ valid: true });
  });

  it('is never taken while a process that is not behind answers in between', async () => {
    const { machine, backend, send } = await start(disabled, 8);
    for (let minute = 0; minute < 10; minute += 1) {
      send(trusting, 7);
      await machine.pass(40_000);
      expect(await backend.verify(token, {})).toMatchObject({ code: 'INVALID_ISSUER' });
      send(disabled, 8);
      await machine.pass(40_000);
    }
    expect(backend.status().problem).toBeNull();
  });

  it('is taken of an api that says no number', async () => {
    const { api, machine, backend } = await start(disabled, 8);
    api.answer = null;
    await machine.pass(ONE_POLL);
    expect(await backend.verify(token, {})).toMatchObject({ valid: true });
  });
});

describe('a bundle without keys for a provider that had some', () => {
  const withoutKeys = (given: Partial<TrustBundle> = {}) =>
    madeUpBundle({
      providers: trusting.providers.map((one) => ({ ...one, keys: null })),
      ...given,
    });

  it('is judged by those for as long as the bundle that had them', async () => {
    const { machine, backend, send } = await start(trusting, 7);
    send(withoutKeys(), 7);
    await machine.pass(ONE_POLL);
    expect(await backend.verify(token, {})).toMatchObject({ valid: true });
    // Another bundle without keys gives them no longer time.
    await machine.pass(HOUR / 2);
    send(withoutKeys({ configHash: sha256('other') }), 7);
    await machine.pass(HOUR / 2 - 30_000);
    expect(await backend.verify(token, {})).toMatchObject({ valid: true });
    await machine.pass(60_000);
    await expect(backend.verify(token, {})).rejects.toMatchObject({ code: 'JWKS_FETCH_FAILED' });
    send(trusting, 7);
    await machine.pass(ONE_POLL);
    expect(await backend.verify(token, {})).toMatchObject({ valid: true });
  });

  it('has none where the configuration changed, perhaps to other keys', async () => {
    const { machine, backend, send } = await start(trusting, 7);
    send(withoutKeys(), 8);
    await machine.pass(ONE_POLL);
    await expect(backend.verify(token, {})).rejects.toMatchObject({ code: 'JWKS_FETCH_FAILED' });
  });

  it('has none from the moment at which the configuration changed, though the bundle did not', async () => {
    const { machine, backend, send } = await start(trusting, 7);
    send(withoutKeys(), 7);
    await machine.pass(ONE_POLL);
    expect(await backend.verify(token, {})).toMatchObject({ valid: true });
    send(withoutKeys(), 8);
    await machine.pass(ONE_POLL);
    await expect(backend.verify(token, {})).rejects.toMatchObject({ code: 'JWKS_FETCH_FAILED' });
  });
});
