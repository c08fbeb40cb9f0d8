import { LRUCache } from 'lru-cache';

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** How many keys have a bucket; whoever is forgotten begins with a full one. */
const MOST_KEYS = 10_000;
const BURST = 2;

/** One bucket of tokens for each API key, in the memory of this process. */
export class TokenBuckets {
  private readonly perSecond: number;
  private readonly buckets = new LRUCache<string, Bucket>({ max: MOST_KEYS });

  /** `perSecond` requests in the long run, twice as many at once; 0: any number. */
  constructor(perSecond: number) {
    this.perSecond = perSecond;
  }

  /** Takes a token of a key at `nowMs` of a clock that never goes back: 0, or the seconds to wait. */
  take(key: string, nowMs: number): number {
    if (this.perSecond === 0) return 0;
    const bucket = this.bucketOf(key, nowMs);
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return 0;
    }
    return this.waitFor(bucket);
  }

  /**
   * Takes further tokens of a key for one request that is worth several, also those that are not there
   * yet: they are owed, and the key waits until they are earned. 0, or the seconds to wait where it owes.
   */
  takeFurther(key: string, count: number, nowMs: number): number {
    if (this.perSecond === 0) return 0;
    const bucket = this.bucketOf(key, nowMs);
    if (bucket.tokens < 0) return this.waitFor(bucket);
    bucket.tokens -= count;
    return 0;
  }

  private waitFor({ tokens }: Bucket): number {
    return Math.max(1, Math.ceil((1 - tokens) / this.perSecond));
  }

  private bucketOf(key: string, nowMs: number): Bucket {
    const known = this.buckets.get(key);
    const most = this.perSecond * BURST;
    if (known === undefined) {
      const made = { tokens: most, filledAt: nowMs };
      this.buckets.set(key, made);
      return made;
    }
    const earned = (Math.max(0, nowMs - known.filledAt) / 1000) * this.perSecond;
    known.tokens = Math.min(most, known.tokens + earned);
    known.filledAt = Math.max(nowMs, known.filledAt);
    return known;
  }
}
