import { LRUCache } from 'lru-cache';
import type { KeySetBounds } from './key-set-bounds';
import type { KeyClock } from './key-set-services';

/** When the keys of each provider were last asked for anew; outlives whatever is held of the provider. */
export class AskedPauses {
  private readonly clock: KeyClock;
  private readonly pauseMs: number;
  /** Monotonic milliseconds before which nobody asks again. */
  private readonly until: LRUCache<string, number>;

  constructor(clock: KeyClock, { askedMs, maxProviders }: KeySetBounds) {
    this.clock = clock;
    this.pauseMs = askedMs;
    this.until = new LRUCache({ max: maxProviders });
  }

  /** Begins the pause after one more time; where it is not over yet, the seconds that are left. */
  begin(providerId: string): number | null {
    const now = this.clock.monotonic();
    const until = this.until.get(providerId) ?? now;
    if (now < until) return Math.ceil((until - now) / 1000);
    this.until.set(providerId, now + this.pauseMs);
    return null;
  }
}
