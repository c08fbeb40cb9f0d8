import { type AttemptedFetch, attemptKeyFetch } from './attempt-key-fetch';
import type { FailedKeyFetch } from './fetch-key-set';
import type { KeyMemory } from './key-memory';
import type { KeyFetchReason } from './key-set-events';
import type { KeySetServices } from './key-set-services';
import type { KeySource } from './key-source';
import type { KeyStoring } from './key-storing';

/** The attempts to have the keys of one provider: one at a time, for all who wait for it. */
export class KeyAttempts {
  /** Monotonic milliseconds before which no unknown key id is worth a fetch. */
  kidsPausedUntil = Number.NEGATIVE_INFINITY;
  private readonly source: KeySource;
  private readonly services: KeySetServices;
  private readonly memory: KeyMemory;
  private readonly storing: KeyStoring;
  private running: Promise<boolean> | null = null;
  private waiters = 0;

  constructor(source: KeySource, services: KeySetServices, memory: KeyMemory, storing: KeyStoring) {
    this.source = source;
    this.services = services;
    this.memory = memory;
    this.storing = storing;
  }

  get underWay(): boolean {
    return this.running !== null;
  }

  /** One attempt for all who wait, of whom there are only so many; null: there are too many. */
  async share(reason: KeyFetchReason): Promise<boolean | null> {
    if (this.waiters >= this.services.bounds.maxWaiters) return null;
    this.waiters += 1;
    try {
      return await this.begin(reason);
    } finally {
      this.waiters -= 1;
    }
  }

  /** Begins one that nobody waits for, unless one is under way or the provider is left alone. */
  behind(reason: KeyFetchReason): void {
    if (this.running !== null || this.services.clock.monotonic() < this.memory.pausedUntil) return;
    void this.begin(reason);
  }

  private begin(reason: KeyFetchReason): Promise<boolean> {
    this.running ??= this.run(reason).finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** Whether anything was fetched, because what was stored may do. Never rejects. */
  private async run(reason: KeyFetchReason): Promise<boolean> {
    const begun = this.services.clock.monotonic();
    try {
      await this.load();
      if (reason === 'first' && this.memory.isFresh()) return false;
      const attempted = await this.request(reason, begun);
      if (!attempted.fetch.ok || reason === 'unknown_kid') this.pauseKids();
      this.memory.take(attempted);
      this.storing.save(attempted);
    } catch (err) {
      this.pauseKids();
      this.memory.fail(DEFECT);
      this.storing.complain(err, 'keys could not be fetched for a fault of our own');
    }
    return true;
  }

  /** One fetch, whatever else is under way; nothing of it is used yet. */
  request(reason: KeyFetchReason, begun: number): Promise<AttemptedFetch> {
    const { held, jwksUri, doubtful } = this.memory;
    const until = begun + this.services.bounds.budgetMs;
    const known = { jwksUri, keys: held?.keys ?? null };
    return attemptKeyFetch(this.services, this.source, known, { reason, until, doubtful });
  }

  private pauseKids(): void {
    const { clock, bounds } = this.services;
    this.kidsPausedUntil = clock.monotonic() + bounds.unknownKidMs;
  }

  /** Takes in what was stored, the first time. */
  async load(): Promise<void> {
    const stored = await this.storing.load();
    if (stored !== null) this.memory.takeStored(stored);
  }
}

const DEFECT: FailedKeyFetch = {
  ok: false,
  failure: { code: 'DEFECT', message: 'Something went wrong here; the log has it.' },
  retryAfter: null,
};
