import { canonicalJson } from '@/lib/core/canonical-json';
import type { KeyFailure } from '@/lib/core/oidc/key-failure';
import type { KeyRing } from '@/lib/core/oidc/key-ring';
import type { AttemptedFetch } from './attempt-key-fetch';
import type { FailedKeyFetch, PublishedKeys } from './fetch-key-set';
import { type AgingKeys, ageOf, heldOf, retryAfterMs } from './held-keys';
import type { KeySetServices, KeySetState, KeysAnswer, StoredKeys } from './key-set-services';
import type { KeySource } from './key-source';
import { log } from './log';
import { QuietWindow } from './quiet-window';

/** After an attempt that failed for want of room here. */
const BUSY_PAUSE_MS = 1000;

/** What a process knows of the keys of one provider: the keys, how old they are, and what failed. */
export class KeyMemory {
  held: AgingKeys | null = null;
  /** Where keys were fetched; null: never. */
  jwksUri: string | null = null;
  /** The last attempt, when it failed. */
  failure: KeyFailure | null = null;
  /** Monotonic milliseconds before which the provider is left alone. */
  pausedUntil = Number.NEGATIVE_INFINITY;
  private failures = 0;
  private told = false;
  private failedAt = Number.NEGATIVE_INFINITY;
  private readonly source: KeySource;
  private readonly services: KeySetServices;
  private readonly quiet: QuietWindow;

  constructor(source: KeySource, services: KeySetServices) {
    this.source = source;
    this.services = services;
    this.quiet = new QuietWindow(services.bounds.logEveryMs);
  }

  /** Whether the provider failed the last time. */
  get doubtful(): boolean {
    return this.failures > 0;
  }

  /** Whether the provider failed the last time, and not so long ago that it says nothing any more. */
  isDown(): boolean {
    const { clock, bounds } = this.services;
    return this.failure !== null && clock.monotonic() < this.failedAt + 2 * bounds.maxBackOffMs;
  }

  /** Takes in what an attempt brought; one that a newer one has overtaken changes nothing. */
  take({ fetch, since, at }: AttemptedFetch): void {
    if (this.held !== null && this.held.since > since) return;
    if (fetch.ok) this.hold(fetch.keys, since, at);
    else this.fail(fetch);
  }

  /** Takes in what was stored, if it is newer than what is held. */
  takeStored(stored: StoredKeys): void {
    const aging = heldOf(stored, this.services.clock);
    if (this.held === null) this.jwksUri = stored.jwksUri;
    if (aging === null || (this.held !== null && this.held.since >= aging.since)) return;
    this.hold(aging.keys, aging.since, aging.keys.fetchedAt);
  }

  /** The answer as things stand now. */
  present(awaited: boolean): KeysAnswer {
    const { held, services } = this;
    const { clock, bounds } = services;
    if (held !== null) {
      const [age, freshMs] = [ageOf(held, clock), held.keys.freshSeconds * 1000];
      if (age < freshMs + bounds.staleMs) return found(held, age >= freshMs, awaited);
    }
    const failure = this.failure ?? NOT_YET;
    const pause = Math.max(this.pausedUntil - clock.monotonic(), 1);
    return { ok: false, failure, retryAfterSeconds: Math.ceil(pause / 1000) };
  }

  /** Epoch milliseconds at which the keys that are held end where no newer ones can be had; null: none are held. */
  endsAt(): number | null {
    if (this.held === null) return null;
    const { fetchedAt, freshSeconds } = this.held.keys;
    return fetchedAt + freshSeconds * 1000 + this.services.bounds.staleMs;
  }

  isFresh(): boolean {
    const { held } = this;
    return held !== null && ageOf(held, this.services.clock) < held.keys.freshSeconds * 1000;
  }

  hasKid(kid: string | null): boolean {
    return this.held?.keys.ring.keys.some((key) => key.kid === kid) ?? false;
  }

  /** Notes a failure, and leaves the provider alone for a while. */
  fail({ failure, retryAfter }: FailedKeyFetch): void {
    this.failure = failure;
    const { clock, bounds } = this.services;
    const now = clock.monotonic();
    this.failedAt = now;
    if (failure.code === 'TOO_BUSY') {
      this.pausedUntil = now + BUSY_PAUSE_MS;
      return;
    }
    this.failures += 1;
    const first = this.present(false).ok ? bounds.calmBackOffMs : bounds.backOffMs;
    const own = first * 2 ** (this.failures - 1);
    const pause = Math.max(own, retryAfterMs(retryAfter, clock.now()));
    this.pausedUntil = now + Math.min(pause, bounds.maxBackOffMs);
    if (!this.quiet.mayTell(now)) return;
    this.told = true;
    const { providerId } = this.source;
    log.warn({ providerId, code: failure.code, failures: this.failures }, 'keys cannot be fetched');
  }

  state(): KeySetState {
    const { held, source, services } = this;
    const ageMs = held === null ? null : ageOf(held, services.clock);
    const freshSeconds = held?.keys.freshSeconds ?? 0;
    return {
      providerId: source.providerId,
      workspaceId: source.workspaceId,
      ring: held?.keys.ring ?? null,
      jwksUri: this.jwksUri,
      fetchedAt: held?.keys.fetchedAt ?? null,
      ageMs,
      stale: ageMs !== null && ageMs >= freshSeconds * 1000,
      failure: this.failure,
    };
  }

  private hold(keys: PublishedKeys, since: number, fetchedAt: number): void {
    const before = this.held?.keys.ring;
    // The same keys stay the same object, so that what others have prepared of them stays good.
    const ring = before !== undefined && isSameRing(before, keys.ring) ? before : keys.ring;
    this.held = { keys: { ...keys, ring, fetchedAt }, since };
    this.jwksUri = keys.jwksUri;
    this.pausedUntil = Number.NEGATIVE_INFINITY;
    this.failure = null;
    this.failures = 0;
    if (!this.told) return;
    this.told = false;
    log.info({ providerId: this.source.providerId }, 'keys can be had again');
  }
}

const NOT_YET: KeyFailure = { code: 'TOO_BUSY', message: 'The keys were not fetched yet.' };

function found({ keys }: AgingKeys, stale: boolean, awaited: boolean): KeysAnswer {
  return { ok: true, ring: keys.ring, stale, awaited };
}

/** What is judged by is compared, and not what was published: two documents may differ in nothing else. */
function isSameRing(a: KeyRing, b: KeyRing): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b);
}
