import { ClaimcheckError } from './errors';
import type { LocalBundle } from './local-bundle';
import { outsideRequests } from './local-context';
import type { LocalFollower } from './local-follower';
import { KidBounds } from './local-kids';
import type { MissingKid } from './local-request';
import type { LocalServices } from './local-services';

/** What the api asks for is kept to up to this, as with polls. */
const LONGEST_PAUSE_MS = 30_000;

/**
 * Asks the api at once for key ids that the bundle lacks. Anybody can make tokens that name some, so nothing
 * that comes of it, but a bundle, means anything to the polls; and there is one at a time for each provider.
 */
export class LocalAsks {
  private readonly follower: LocalFollower;
  private readonly bundle: LocalBundle;
  private readonly services: LocalServices;
  private readonly timeoutMs: number;
  private readonly bounds = new KidBounds();
  private readonly underWay = new Map<string, Promise<void>>();
  /** Monotonic milliseconds. */
  private notBefore = 0;

  constructor(
    follower: LocalFollower,
    bundle: LocalBundle,
    services: LocalServices,
    timeoutMs: number,
  ) {
    this.follower = follower;
    this.bundle = bundle;
    this.services = services;
    this.timeoutMs = timeoutMs;
  }

  /**
   * Resolves when the api was asked for a key of this provider, or after the limit of time; null: it is not
   * asked now. Never rejects.
   */
  ask(missing: MissingKid): Promise<void> | null {
    const { providerId } = missing;
    const underWay = this.underWay.get(providerId);
    if (underWay !== undefined) return underWay;
    const now = this.services.monotonic();
    if (!this.follower.isWell || now < this.notBefore) return null;
    if (!this.bounds.take(missing, now)) return null;
    const asked = outsideRequests(() => this.bundle.ask(missing))
      .catch((error: unknown) => this.heed(error))
      .then(() => {
        this.underWay.delete(providerId);
      });
    const awaited = this.inTime(asked);
    this.underWay.set(providerId, awaited);
    return awaited;
  }

  /** Its words are nobody's, for a poll that fails says the same; when to come again is kept to. */
  private heed(error: unknown): void {
    const seconds = error instanceof ClaimcheckError ? (error.retryAfterSeconds ?? 0) : 0;
    const pause = Math.min(LONGEST_PAUSE_MS, seconds * 1000);
    this.notBefore = Math.max(this.notBefore, this.services.monotonic() + pause);
  }

  private inTime(polled: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const callOff = this.services.wait(resolve, this.timeoutMs);
      void polled.then(() => {
        callOff();
        resolve();
      });
    });
  }
}
