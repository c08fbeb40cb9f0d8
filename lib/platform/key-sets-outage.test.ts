import { describe, expect, it, vi } from 'vitest';
import { keySetGround, look, settled, sourceOf } from '@/lib/testing/key-set-ground';
import { log } from './log';

const SECOND = 1000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DOWN = { code: 'CONNECTION_REFUSED' } as const;

describe('while a provider is down', () => {
  it('threat 150: fresh keys are as good as ever', async () => {
    const { provider, look: lookFor, pass } = keySetGround();
    await lookFor('one');
    provider.failing = DOWN;
    await pass(7 * MINUTE);
    expect(await lookFor('one')).toBe('found');
    expect(provider.requests).toHaveLength(2);
  });

  it('threat 151: keys that are no longer fresh are used, and that is seen', async () => {
    const { provider, sets, source, look: lookFor, pass, events } = keySetGround();
    await lookFor('one');
    provider.failing = DOWN;
    await pass(20 * MINUTE);
    expect(await lookFor('one')).toBe('found');
    expect(sets.atHand(source)).toMatchObject({ ok: true, stale: true });
    expect(sets.stateOf(source)).toMatchObject({
      stale: true,
      ageMs: 20 * MINUTE,
      failure: { code: 'CONNECTION_REFUSED' },
    });
    expect(events.at(-1)).toMatchObject({ outcome: 'failed', code: 'CONNECTION_REFUSED' });
  });

  it('threat 152: an hour after they were fresh nothing is believed any more', async () => {
    const { provider, sets, source, look: lookFor, pass } = keySetGround();
    await lookFor('one');
    provider.failing = DOWN;
    for (let passed = 0; passed < 69; passed += 1) {
      await pass(MINUTE);
      expect(await lookFor('one')).toBe('found');
    }
    await settled();
    await pass(MINUTE);
    expect(await lookFor('one')).toBe('JWKS_FETCH_FAILED');
    expect(await sets.answer(source)).toMatchObject({ ok: false, retryAfterSeconds: 60 });
    provider.failing = null;
    await pass(MINUTE);
    expect(await lookFor('one')).toBe('found');
  });

  it('threat 152: nor after an outage in which nobody asked', async () => {
    const { provider, look: lookFor, pass } = keySetGround();
    await lookFor('one');
    provider.failing = DOWN;
    await pass(71 * MINUTE);
    expect(await lookFor('one')).toBe('JWKS_FETCH_FAILED');
  });

  it('threat 153: an unknown key id is refused at once, without a fetch', async () => {
    const { provider, look: lookFor, pass } = keySetGround();
    await lookFor('one');
    provider.failing = DOWN;
    await pass(20 * MINUTE);
    await lookFor('one');
    const before = provider.requests.length;
    expect(await lookFor('two')).toBe('KEY_NOT_FOUND');
    expect(provider.requests).toHaveLength(before);
  });

  it('threat 154: a cold start says so, with a time, and other providers go on', async () => {
    const { provider, sets, source, look: lookFor, pass } = keySetGround();
    provider.failing = DOWN;
    expect(await lookFor('one')).toBe('JWKS_FETCH_FAILED');
    expect(await sets.answer(source)).toMatchObject({
      ok: false,
      failure: { code: 'CONNECTION_REFUSED' },
      retryAfterSeconds: 5,
    });
    provider.failing = null;
    expect(await look(sets, sourceOf({ providerId: 'prv_2' }), 'one')).toBe('found');
    expect(await lookFor('one')).toBe('JWKS_FETCH_FAILED');
    await pass(5 * SECOND);
    expect(await lookFor('one')).toBe('found');
  });

  it('threat 158: a dead endpoint is asked once per window, however many ask', async () => {
    const { provider, look: lookFor, pass } = keySetGround();
    provider.failing = DOWN;
    const fetches: number[] = [];
    for (let second = 0; second < 300; second += 1) {
      const before = provider.requests.length;
      await Promise.all(Array.from({ length: 20 }, (_, n) => lookFor(`kid-${second}-${n}`)));
      if (provider.requests.length > before) fetches.push(second);
      await pass(SECOND);
    }
    expect(fetches).toEqual([0, 5, 15, 35, 75, 135, 195, 255]);
  });

  it('threat 158: nor more often for unknown key ids while keys are held', async () => {
    const { provider, look: lookFor, pass } = keySetGround();
    await lookFor('one');
    await pass(1);
    provider.failing = DOWN;
    const fetches: number[] = [];
    for (let second = 0; second < 200; second += 1) {
      const before = provider.requests.length;
      await lookFor(`kid-${second}`);
      if (provider.requests.length > before) fetches.push(second);
      await pass(SECOND);
    }
    expect(fetches).toEqual([0, 30, 90, 150]);
  });

  it.each(['86400', 'Sun, 22 Nov 2026 09:00:00 GMT'])(
    'threat 106: Retry-After %s is honoured up to a minute',
    async (retryAfter) => {
      const { provider, look: lookFor, pass } = keySetGround();
      provider.failing = { code: 'HTTP_STATUS', retryAfter };
      await lookFor('one');
      provider.failing = null;
      await pass(59 * SECOND);
      expect(await lookFor('one')).toBe('JWKS_FETCH_FAILED');
      await pass(SECOND);
      expect(await lookFor('one')).toBe('found');
    },
  );

  it('threat 156: one that fails every other time causes no visible error', async () => {
    const { provider, look: lookFor, pass } = keySetGround();
    await lookFor('one');
    for (let n = 0; n < 240; n += 1) {
      provider.failing = n % 2 === 0 ? DOWN : null;
      await pass(MINUTE);
      expect(await lookFor('one')).toBe('found');
    }
  });

  it('threat 91: an empty set counts as a failed refresh', async () => {
    const { provider, sets, source, look: lookFor, pass } = keySetGround();
    await lookFor('one');
    provider.kids = [];
    await pass(10 * MINUTE);
    expect(await lookFor('one')).toBe('found');
    expect(sets.stateOf(source)).toMatchObject({ stale: true, failure: { code: 'KEYS_EMPTY' } });
    await pass(HOUR);
    expect(await lookFor('one')).toBe('JWKS_FETCH_FAILED');
  });

  it('threat 165: a fault of our own ends nothing, and is logged once per window', async () => {
    const error = vi.spyOn(log, 'error').mockReturnValue(undefined);
    const { provider, look: lookFor, pass } = keySetGround();
    await lookFor('one');
    provider.throwing = new Error('A defect.');
    for (let n = 0; n < 20; n += 1) {
      await pass(MINUTE);
      expect(await lookFor('one')).toBe('found');
      await settled();
    }
    expect(provider.requests.length).toBeGreaterThan(5);
    expect(error.mock.calls.length).toBeLessThanOrEqual(3);
    provider.throwing = null;
    provider.kids = ['two'];
    await pass(MINUTE);
    await lookFor('one');
    await settled();
    expect(await lookFor('two')).toBe('found');
  });
});

describe('what is stored', () => {
  it('threat 155: a restart during an outage goes on with it, judged again', async () => {
    const { provider, source, look: lookFor, pass, another } = keySetGround();
    await lookFor('one');
    await settled();
    provider.failing = DOWN;
    await pass(69 * MINUTE);
    expect(await look(another(), source, 'one')).toBe('found');
    await pass(MINUTE);
    expect(await look(another(), source, 'one')).toBe('JWKS_FETCH_FAILED');
  });

  it('threat 155: a restart fetches nothing while what is stored is fresh', async () => {
    const { provider, source, look: lookFor, another, clock } = keySetGround();
    await lookFor('one');
    await settled();
    clock.advance(5 * MINUTE);
    const again = another();
    expect(await look(again, source, 'one')).toBe('found');
    expect(again.stateOf(source)).toMatchObject({ ageMs: 5 * MINUTE });
    expect(provider.requests).toHaveLength(2);
  });

  it('threat 155: nothing that cannot be used is taken from it', async () => {
    const { provider, source, look: lookFor, another, store } = keySetGround();
    await lookFor('one');
    await settled();
    provider.failing = DOWN;
    for (const document of [null, 'keys', { keys: 'one' }, { keys: [{ kty: 'oct', k: 'AA' }] }]) {
      if (store.stored !== null) store.stored = { ...store.stored, document };
      expect(await look(another(), source, 'one')).toBe('JWKS_FETCH_FAILED');
    }
  });

  it('a store that fails costs nothing but the store', async () => {
    const error = vi.spyOn(log, 'error').mockReturnValue(undefined);
    const { look: lookFor, store, pass } = keySetGround();
    store.broken = new Error('No disk.');
    expect(await lookFor('one')).toBe('found');
    await pass(10 * MINUTE);
    expect(await lookFor('one')).toBe('found');
    await settled();
    expect(error).toHaveBeenCalledTimes(2);
  });

  it('a store that never answers is waited for one second', async () => {
    vi.spyOn(log, 'error').mockReturnValue(undefined);
    const { provider, sets, source, pass, store, clock } = keySetGround();
    store.stored = null;
    const never = new Promise<never>(() => undefined);
    Object.defineProperty(store, 'broken', { get: () => null });
    Object.defineProperty(store, 'stored', { get: () => never, set: () => undefined });
    const waiting = look(sets, source, 'one');
    await settled();
    expect(clock.waiting()).toEqual([SECOND]);
    expect(provider.requests).toHaveLength(0);
    await pass(SECOND);
    expect(await waiting).toBe('found');
  });

  it('threat 160: what another process has had since is taken over, what is older is not', async () => {
    const { provider, sets, source, look: lookFor, pass, another, store } = keySetGround();
    await lookFor('one');
    await settled();
    const old = store.stored;
    await pass(MINUTE);
    provider.kids = ['two'];
    const other = another();
    const asked = await other.ask(source);
    if (asked.kind !== 'asked' || !asked.attempted.fetch.ok) throw new Error('Not asked.');
    const { fetch, at } = asked.attempted;
    sets.adoptStored('prv_1', 'another source', { ...fetch.keys, fetchedAt: at });
    expect(sets.stateOf(source)).toMatchObject({ ageMs: MINUTE });
    sets.adoptStored('prv_1', 'h', { ...fetch.keys, fetchedAt: at });
    expect(await lookFor('two')).toBe('found');
    if (old !== null) sets.adoptStored('prv_1', 'h', old);
    expect(await lookFor('two')).toBe('found');
  });
});

describe('threat 52: the wall clock jumps', () => {
  it('back: keys grow no younger, and cool-downs stay as they are', async () => {
    const { provider, sets, source, look: lookFor, pass, clock, saved } = keySetGround();
    await lookFor('one');
    clock.jump(-HOUR);
    provider.kids = ['two'];
    await pass(1);
    expect(await lookFor('two')).toBe('found');
    await pass(10 * MINUTE);
    expect(sets.stateOf(source)).toMatchObject({ stale: true, ageMs: 10 * MINUTE });
    provider.kids = ['three'];
    expect(await lookFor('three')).toBe('found');
    await settled();
    expect(saved).toHaveLength(3);
  });

  it('forward: one fetch more, and no refusal while the provider answers', async () => {
    const { provider, look: lookFor, clock } = keySetGround();
    await lookFor('one');
    clock.jump(HOUR);
    expect(await lookFor('one')).toBe('found');
    expect(await lookFor('one')).toBe('found');
    expect(provider.requests).toHaveLength(3);
  });

  it('back, over a restart during an outage: an hour from then on, and no longer', async () => {
    const { provider, source, look: lookFor, pass, clock, another } = keySetGround();
    await lookFor('one');
    await settled();
    provider.failing = DOWN;
    clock.jump(-5 * HOUR);
    const again = another();
    expect(await look(again, source, 'one')).toBe('found');
    await pass(59 * MINUTE);
    expect(await look(again, source, 'one')).toBe('found');
    await pass(MINUTE);
    expect(await look(again, source, 'one')).toBe('JWKS_FETCH_FAILED');
  });
});
