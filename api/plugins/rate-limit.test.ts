import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TokenBuckets } from './rate-limit';

describe('TokenBuckets', () => {
  it('threat 227: takes a burst of twice the rate, then the rate, each key for itself', () => {
    const buckets = new TokenBuckets(10);
    const taken = (key: string, nowMs: number) =>
      Array.from({ length: 30 }, () => buckets.take(key, nowMs)).filter((wait) => wait === 0)
        .length;
    expect(taken('a', 0)).toBe(20);
    expect(taken('a', 500)).toBe(5);
    expect(taken('b', 500)).toBe(20);
    expect(taken('a', 60_000)).toBe(20);
  });

  it('threat 227: says how long to wait, a second at least', () => {
    const buckets = new TokenBuckets(1);
    expect([0, 0, 0].map((nowMs) => buckets.take('a', nowMs))).toEqual([0, 0, 1]);
  });

  it('takes any number where there is no limit', () => {
    const buckets = new TokenBuckets(0);
    expect(Array.from({ length: 100 }, () => buckets.take('a', 0)).every((w) => w === 0)).toBe(
      true,
    );
  });

  it('threat 227: never takes more than the burst and what time has earned, whatever the clock does', () => {
    const steps = fc.array(fc.integer({ min: -500, max: 2000 }), { maxLength: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), steps, (rate, deltas) => {
        const buckets = new TokenBuckets(rate);
        let [now, latest, taken] = [0, 0, 0];
        // The clock may go back, but it is the first request that fills the bucket.
        expect(buckets.take('a', 0)).toBe(0);
        for (const delta of deltas) {
          now += delta;
          latest = Math.max(latest, now);
          if (buckets.take('a', now) === 0) taken += 1;
        }
        return taken < rate * 2 + (latest / 1000) * rate;
      }),
    );
  });

  it('threat 227: a request that is worth several is taken, and what it owes is waited for', () => {
    const buckets = new TokenBuckets(10);
    expect(buckets.take('a', 0)).toBe(0);
    expect(buckets.takeFurther('a', 99, 0)).toBe(0);
    // 20 were there and 100 are gone: 81 are to be earned until there is one again.
    expect(buckets.takeFurther('a', 99, 0)).toBe(9);
    expect([0, 5000, 8050].map((nowMs) => buckets.take('a', nowMs))).toEqual([9, 4, 1]);
    expect(buckets.take('a', 8100)).toBe(0);
    expect(buckets.take('b', 0)).toBe(0);
    expect(new TokenBuckets(0).takeFurther('a', 1_000_000, 0)).toBe(0);
  });

  it('threat 227: batches get no more out of a key than single requests, but for the last one', () => {
    const steps = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 1, max: 100 })),
      {
        maxLength: 200,
      },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), steps, (rate, batches) => {
        const buckets = new TokenBuckets(rate);
        let [now, taken] = [0, 0];
        for (const [delta, size] of batches) {
          now += delta;
          if (buckets.take('a', now) > 0) continue;
          taken += 1;
          if (buckets.takeFurther('a', size - 1, now) === 0) taken += size - 1;
        }
        return taken <= rate * 2 + (now / 1000) * rate + 99;
      }),
    );
  });
});
