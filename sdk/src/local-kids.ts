import type { MissingKid } from './local-request';

/** One key id of a provider, or a key for tokens without any, is asked for so often at most. */
const SAME_KID_MS = 30_000;
/** Whatever key ids come: of one provider, and of all, so many at once and then one in so many milliseconds. */
const OF_PROVIDER = { burst: 3, everyMs: 10_000 };
const OF_ALL = { burst: 10, everyMs: 3_000 };

/**
 * How often the api is asked for key ids that the bundle lacks. Anybody can make tokens that name some, so
 * their number is bounded whatever comes, and one provider cannot use up what all may.
 */
export class KidBounds {
  private readonly asked = new Map<string, number>();
  private readonly ofProvider = new Map<string, Bucket>();
  private readonly ofAll = new Bucket(OF_ALL);

  /** Whether a key id may be asked for now (monotonic milliseconds), and notes that it is. */
  take({ providerId, kid }: MissingKid, now: number): boolean {
    const key = kid === null ? providerId : `${providerId} ${kid}`;
    const before = this.asked.get(key);
    if (before !== undefined && now - before < SAME_KID_MS) return false;
    if (!this.ofAll.has(now) || !this.bucketOf(providerId).has(now)) return false;
    this.ofAll.take();
    this.bucketOf(providerId).take();
    this.forget(now);
    this.asked.set(key, now);
    return true;
  }

  private bucketOf(providerId: string): Bucket {
    const known = this.ofProvider.get(providerId) ?? new Bucket(OF_PROVIDER);
    this.ofProvider.set(providerId, known);
    return known;
  }

  private forget(now: number): void {
    for (const [key, at] of this.asked) if (now - at >= SAME_KID_MS) this.asked.delete(key);
  }
}

class Bucket {
  private readonly burst: number;
  private readonly everyMs: number;
  private left: number;
  private since: number | null = null;

  constructor({ burst, everyMs }: { readonly burst: number; readonly everyMs: number }) {
    this.burst = burst;
    this.everyMs = everyMs;
    this.left = burst;
  }

  has(now: number): boolean {
    const added = this.since === null ? 0 : Math.floor((now - this.since) / this.everyMs);
    if (this.since === null || this.left + added >= this.burst) this.since = now;
    else this.since += added * this.everyMs;
    this.left = Math.min(this.burst, this.left + added);
    return this.left > 0;
  }

  take(): void {
    this.left -= 1;
  }
}
