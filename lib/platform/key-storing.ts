import type { AttemptedFetch } from './attempt-key-fetch';
import { inTime } from './in-time';
import type { KeyAttempt, KeySetServices, StoredKeys } from './key-set-services';
import type { KeySource } from './key-source';
import { log } from './log';
import { QuietWindow } from './quiet-window';

/** Reads and writes what is stored of the keys of one provider; storage that fails costs nothing else. */
export class KeyStoring {
  private readonly source: KeySource;
  private readonly services: KeySetServices;
  private readonly quiet: QuietWindow;
  private loaded = false;
  private ended = false;

  constructor(source: KeySource, services: KeySetServices) {
    this.source = source;
    this.services = services;
    this.quiet = new QuietWindow(services.bounds.logEveryMs);
  }

  /** What was stored, once; null where there is nothing, or storage does not answer in time. */
  async load(): Promise<StoredKeys | null> {
    if (this.loaded) return null;
    const { clock, bounds, load } = this.services;
    try {
      const stored = await inTime(load(this.source), bounds.loadMs, clock.schedule);
      this.loaded = true;
      return stored;
    } catch (err) {
      this.complain(err, 'stored keys could not be read');
      return null;
    }
  }

  /** Writes how an attempt ended; nobody waits for it. One that found no room here says nothing. */
  save({ fetch, at }: AttemptedFetch): void {
    if (this.ended || (!fetch.ok && fetch.failure.code === 'TOO_BUSY')) return;
    const { saving, save } = this.services;
    const attempt = attemptOf(fetch, at);
    const saved = Promise.resolve()
      .then(() => save(this.source, attempt))
      .catch((err: unknown) => this.complain(err, 'keys could not be stored'))
      .finally(() => saving.delete(saved));
    saving.add(saved);
  }

  /** Nothing is written from now on. */
  end(): void {
    this.ended = true;
  }

  /** Logs a fault, the first of a row and then one in each window. */
  complain(err: unknown, message: string): void {
    const { providerId } = this.source;
    if (!this.quiet.mayTell(this.services.clock.monotonic())) return;
    log.error({ err, providerId }, message);
  }
}

/** How an attempt ended, as it is stored. */
export function attemptOf(fetch: AttemptedFetch['fetch'], at: number): KeyAttempt {
  return fetch.ok
    ? { ok: true, keys: { ...fetch.keys, fetchedAt: at } }
    : { ok: false, failure: fetch.failure, at };
}
