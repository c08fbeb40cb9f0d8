import { describe, expect, it } from 'vitest';
import { keySetGround, look, settled, sourceOf } from '@/lib/testing/key-set-ground';
import { createVirtualClock } from '@/lib/testing/virtual-clock';
import { AbsentKids } from './absent-kids';
import { KeyFetchTurns } from './key-fetch-turns';

const SECOND = 1000;
const MINUTE = 60_000;

describe('unknown key ids', () => {
  it('threat 157: ten thousand in a minute cause at most one fetch per 30 s, and good ones none', async () => {
    const { provider, look: lookFor, pass } = keySetGround();
    await lookFor('one');
    await pass(1);
    const fetches: number[] = [];
    for (let second = 0; second < 60; second += 1) {
      const before = provider.requests.length;
      const looks = Array.from({ length: 167 }, (_, n) => lookFor(`${second}-${n}`));
      expect(await lookFor('one')).toBe('found');
      expect(new Set(await Promise.all(looks))).toEqual(new Set(['KEY_NOT_FOUND']));
      if (provider.requests.length > before) fetches.push(second);
      expect(provider.requests.length - before).toBeLessThanOrEqual(1);
      await pass(SECOND);
    }
    expect(fetches).toEqual([0, 30]);
  });

  it('threat 157: cold, all at once: what was fetched for them is not fetched again', async () => {
    const { provider, look: lookFor, pass } = keySetGround();
    const looks = Array.from({ length: 1000 }, (_, n) => lookFor(`kid-${n}`));
    expect(new Set(await Promise.all(looks))).toEqual(new Set(['KEY_NOT_FOUND']));
    expect(provider.requests).toHaveLength(2);
    await pass(SECOND);
    expect(await lookFor('kid-999')).toBe('KEY_NOT_FOUND');
    expect(provider.requests).toHaveLength(2);
  });

  it('threat 166: one that was not found is remembered for 30 s, of a bounded number', () => {
    const absent = new AbsentKids(256, 30_000);
    for (let n = 0; n < 1_000_000; n += 1) absent.note(`kid-${n}`, n / 100);
    expect(absent.size).toBe(256);
    expect(absent.has('kid-999999', 10_000)).toBe(true);
    expect(absent.has('kid-0', 10_000)).toBe(false);
    expect(absent.has('kid-999999', 40_000)).toBe(false);
  });

  it('threat 166: one that appears after 30 s is found', async () => {
    const { provider, look: lookFor, pass } = keySetGround();
    await lookFor('one');
    await pass(1);
    expect(await lookFor('two')).toBe('KEY_NOT_FOUND');
    provider.kids = ['one', 'two'];
    await pass(29 * SECOND);
    expect(await lookFor('two')).toBe('KEY_NOT_FOUND');
    await pass(SECOND);
    expect(await lookFor('two')).toBe('found');
  });

  it('threat 101: one that no key may have causes no fetch', async () => {
    const { provider, look: lookFor, pass } = keySetGround();
    await lookFor('one');
    await pass(1);
    expect(await lookFor('a'.repeat(100_000))).toBe('KEY_NOT_FOUND');
    expect(provider.requests).toHaveLength(2);
  });
});

describe('many at once', () => {
  it('threat 159: a thousand cold verifications cause one discovery and one fetch of keys', async () => {
    const { provider, look: lookFor } = keySetGround();
    const looks = await Promise.all(Array.from({ length: 1000 }, () => lookFor('one')));
    expect(new Set(looks)).toEqual(new Set(['found']));
    expect(provider.requests).toHaveLength(2);
  });

  it('threat 163: waiters are bounded; who is one too many is answered at once', async () => {
    const { provider, sets, source, pass, look: lookFor } = keySetGround({ maxWaiters: 500 });
    provider.hanging = true;
    const waiting = Array.from({ length: 500 }, () => lookFor('one'));
    const late = await Promise.all(Array.from({ length: 5000 }, () => sets.answer(source)));
    expect(late.every((answer) => !answer.ok && answer.failure.code === 'TOO_BUSY')).toBe(true);
    await settled();
    await pass(5 * SECOND);
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['JWKS_FETCH_FAILED']));
    expect(provider.requests).toHaveLength(1);
    expect(await sets.answer(source)).toMatchObject({ ok: false, failure: { code: 'TIMED_OUT' } });
    expect(provider.requests).toHaveLength(1);
  });

  it('threat 163: nobody waits longer than the budget, a turn that is not free included', async () => {
    const { provider, sets, clock, pass } = keySetGround({ maxFetches: 1 });
    provider.hanging = true;
    const first = look(sets, sourceOf(), 'one');
    await settled();
    await pass(2 * SECOND);
    const second = look(sets, sourceOf({ providerId: 'prv_2' }), 'one');
    await settled();
    expect(Math.max(...clock.waiting())).toBeLessThanOrEqual(5 * SECOND);
    await pass(3 * SECOND);
    expect(await first).toBe('JWKS_FETCH_FAILED');
    await pass(2 * SECOND);
    expect(await second).toBe('JWKS_FETCH_FAILED');
    expect(clock.waiting()).toEqual([]);
  });

  it('threat 164: however many providers hang again and again, others are fetched at once', async () => {
    const { provider, sets, pass } = keySetGround({ maxFetches: 20, maxDoubtfulFetches: 5 });
    const hanging = Array.from({ length: 15 }, (_, n) => sourceOf({ providerId: `prv_h${n}` }));
    provider.hanging = true;
    const round = async () => {
      const looks = hanging.map((source) => look(sets, source, 'one'));
      await settled();
      return looks;
    };
    const first = await round();
    await pass(5 * SECOND);
    expect(new Set(await Promise.all(first))).toEqual(new Set(['JWKS_FETCH_FAILED']));
    await pass(MINUTE);
    const before = provider.requests.length;
    await round();
    expect(provider.requests.length - before).toBe(5);
    provider.hanging = false;
    const good = Array.from({ length: 199 }, (_, n) => sourceOf({ providerId: `prv_${n}` }));
    const looks = await Promise.all(good.map((source) => look(sets, source, 'one')));
    expect(new Set(looks)).toEqual(new Set(['found']));
  });

  it('threat 161: an older answer never takes the place of a newer one', async () => {
    const { provider, sets, source, look: lookFor, pass } = keySetGround();
    await lookFor('one');
    await pass(9 * MINUTE);
    provider.hanging = true;
    sets.atHand(source);
    await settled();
    await pass(1);
    provider.hanging = false;
    provider.kids = ['two'];
    const asked = await sets.ask(source);
    if (asked.kind === 'asked') sets.adopt(source, asked.attempted);
    expect(await lookFor('two')).toBe('found');
    provider.release();
    await settled();
    expect(await lookFor('two')).toBe('found');
    expect(sets.stateOf(source)?.ring?.keys.map(({ kid }) => kid)).toEqual(['two']);
  });

  it('threat 161: nor does an older failure', async () => {
    const { provider, sets, source, look: lookFor, pass } = keySetGround();
    await lookFor('one');
    await pass(9 * MINUTE);
    provider.hanging = true;
    sets.atHand(source);
    await settled();
    await pass(1);
    provider.hanging = false;
    const asked = await sets.ask(source);
    if (asked.kind === 'asked') sets.adopt(source, asked.attempted);
    await pass(5 * SECOND);
    expect(sets.stateOf(source)?.failure).toBeNull();
  });

  it('threat 162: keys that were asked for anew are not asked for again for 10 s', async () => {
    const { provider, sets, source, pass } = keySetGround();
    const kinds = await Promise.all(Array.from({ length: 50 }, () => sets.ask(source)));
    expect(kinds.filter(({ kind }) => kind === 'asked')).toHaveLength(1);
    expect(kinds.at(-1)).toEqual({ kind: 'cooling', retryAfterSeconds: 10 });
    expect(provider.requests).toHaveLength(2);
    await pass(10 * SECOND);
    expect(await sets.ask(source)).toMatchObject({ kind: 'asked' });
  });
});

describe('turns', () => {
  it('are given in order, to doubtful ones only so many, and never lost', async () => {
    const clock = createVirtualClock();
    const bounds = { maxFetches: 2, maxDoubtfulFetches: 1 };
    const turns = new KeyFetchTurns(bounds, clock.schedule);
    const doubtful = turns.take(true, 5000);
    const late = turns.take(true, 5000);
    const sound = turns.take(false, 5000);
    expect(doubtful).toBeTypeOf('function');
    expect(sound).toBeTypeOf('function');
    const waiting = turns.take(false, 5000);
    (await sound)?.();
    const end = await waiting;
    expect(end).toBeTypeOf('function');
    clock.advance(5000);
    expect(await late).toBeNull();
    end?.();
    end?.();
    (await doubtful)?.();
    expect(turns.take(true, 5000)).toBeTypeOf('function');
    expect(turns.take(false, 5000)).toBeTypeOf('function');
    expect(turns.take(false, 5000)).toBeInstanceOf(Promise);
  });
});
