import type { LocalFollower } from './local-follower';
import { KidBounds } from './local-kids';
import type { MissingKid } from './local-request';
import type { LocalServices } from './local-services';

/** Polls at once for key ids that the bundle lacks; those who miss a key of one provider share a poll. */
export class LocalAsks {
  private readonly follower: LocalFollower;
  private readonly services: LocalServices;
  private readonly timeoutMs: number;
  private readonly bounds = new KidBounds();
  private readonly underWay = new Map<string, Promise<void>>();

  constructor(follower: LocalFollower, services: LocalServices, timeoutMs: number) {
    this.follower = follower;
    this.services = services;
    this.timeoutMs = timeoutMs;
  }

  /**
   * Resolves when the api was asked for a key id, or after the limit of time; null: it is not asked now.
   * Never rejects.
   */
  ask(missing: MissingKid): Promise<void> | null {
    const { providerId } = missing;
    if (!this.bounds.take(missing, this.services.monotonic())) {
      return this.underWay.get(providerId) ?? null;
    }
    const asked = this.inTime(this.follower.poll(missing)).then(() => {
      if (this.underWay.get(providerId) === asked) this.underWay.delete(providerId);
    });
    this.underWay.set(providerId, asked);
    return asked;
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
