import { AsyncLocalStorage } from 'node:async_hooks';
import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import {
  fakeBundleApi,
  localSettings,
  madeUpBundle,
  type VirtualMachine,
  virtualMachine,
} from '@/lib/testing/fake-bundle-api';
import { makeToken } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';
import type { Backend } from './backend';
import { localBackend } from './local-backend';
import type { LocalServices } from './local-services';

const token = makeToken(tokenKey('RS256'), { claims: { exp: 1_900_000_000 } });
const unknown = makeToken(tokenKey('RS256', 'next'), { claims: { exp: 1_900_000_000 } });
const away = () => Promise.reject(new Error('connect ECONNREFUSED'));

const open: Backend[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((backend) => backend.close()));
});

/** A machine that counts those who wait. */
function counting(): { readonly machine: VirtualMachine; readonly waits: () => number } {
  const machine = virtualMachine();
  let waits = 0;
  const wait: LocalServices['wait'] = (run, ms) => {
    waits += 1;
    return machine.wait(run, ms);
  };
  return { machine: { ...machine, wait }, waits: () => waits };
}

describe('while there is no bundle yet', () => {
  it('threat 163: whoever waits shares one timer, and later nobody waits', async () => {
    const api = fakeBundleApi();
    api.answer = away;
    const { machine, waits } = counting();
    const backend = localBackend(localSettings(api), machine);
    open.push(backend);
    const early = Promise.allSettled(
      Array.from({ length: 1_000 }, () => backend.verify(token, {})),
    );
    expect(waits()).toBe(1);
    await machine.pass(6_000);
    const [one] = await early;
    expect(one).toMatchObject({ status: 'rejected', reason: { code: 'NO_BUNDLE' } });
    await machine.pass(60_000);
    const late = Array.from({ length: 1_000 }, () => backend.verify(token, {}));
    for (const call of await Promise.allSettled(late)) {
      expect(call).toMatchObject({ status: 'rejected', reason: { code: 'NO_BUNDLE' } });
      expect(String(Object(call).reason.message)).toContain('ECONNREFUSED');
    }
    expect(waits()).toBe(1);
    api.answer = null;
    await machine.pass(34_000);
    expect(await backend.verify(token, {})).toMatchObject({ valid: true });
  });

  it('nobody waits once polls have failed for as long as a call may last', async () => {
    const api = fakeBundleApi();
    api.answer = away;
    const { machine, waits } = counting();
    const backend = localBackend(localSettings(api), machine);
    open.push(backend);
    await machine.pass(10_000);
    await expect(backend.verify(token, {})).rejects.toMatchObject({ code: 'NO_BUNDLE' });
    expect(waits()).toBe(0);
  });
});

describe('a client that was made while a request was answered', () => {
  it('holds nothing of that request', async () => {
    const requests = new AsyncLocalStorage<string>();
    const seen: unknown[] = [];
    const api = fakeBundleApi();
    const fetched: typeof fetch = (input, init) => {
      seen.push(requests.getStore());
      return api.fetch(input, init);
    };
    const onStatus = () => void seen.push(requests.getStore());
    const machine = virtualMachine();
    const backend = requests.run('with its token', () =>
      localBackend(localSettings({ fetch: fetched }, { onStatus }), machine),
    );
    open.push(backend);
    await machine.idle();
    await requests.run('another with a token', () => backend.verify(unknown, {}));
    api.answer = away;
    await machine.pass(12_000);
    expect(seen.length).toBeGreaterThan(3);
    expect(new Set(seen)).toEqual(new Set([undefined]));
  });
});

describe('onStatus', () => {
  it.each<[string, () => void]>([
    [
      'throws',
      () => {
        throw new Error('The logger is away.');
      },
    ],
    ['rejects', () => Promise.reject(new Error('The logger is away.'))],
  ])('that %s is a warning, and ends neither process nor polls', async (_, onStatus) => {
    const api = fakeBundleApi();
    const machine = virtualMachine();
    const backend = localBackend(localSettings(api, { onStatus }), machine);
    open.push(backend);
    await machine.idle();
    const warned = once(process, 'warning');
    api.answer = away;
    await machine.pass(6_000);
    const [warning] = await warned;
    expect(warning).toMatchObject({ name: 'ClaimcheckWarning' });
    expect(String(warning)).toContain('The logger is away.');
    api.answer = null;
    api.bundle = madeUpBundle();
    await machine.pass(30_000);
    expect(backend.status()).toMatchObject({ ready: true, problem: null });
  });
});

describe('a client that was let go', () => {
  it('polls no more once it was collected', async () => {
    const api = fakeBundleApi();
    const machine = virtualMachine();
    const held = await letGo(api, machine);
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    await expect
      .poll(async () => {
        collect();
        await machine.idle();
        return held.deref() === undefined;
      })
      .toBe(true);
    const before = api.requests.length;
    await machine.pass(60_000);
    expect(api.requests.length).toBe(before);
    expect(machine.waiting()).toEqual([]);
  });
});

async function letGo(
  api: ReturnType<typeof fakeBundleApi>,
  machine: VirtualMachine,
): Promise<WeakRef<Backend>> {
  const backend = localBackend(localSettings(api), machine);
  await machine.pass(12_000);
  await backend.verify(token, {});
  return new WeakRef(backend);
}
