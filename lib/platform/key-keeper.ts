import type { KeyRing } from '@/lib/core/oidc/key-ring';
import { AbsentKids } from './absent-kids';
import type { AttemptedFetch } from './attempt-key-fetch';
import { ageOf } from './held-keys';
import { KeyAttempts } from './key-attempts';
import { KeyMemory } from './key-memory';
import type { KeyFetchReason } from './key-set-events';
import type {
  HeldKeys,
  KeySetServices,
  KeySetState,
  KeysAnswer,
  StoredKeys,
} from './key-set-services';
import type { KeySource } from './key-source';
import { KeyStoring } from './key-storing';

/** No key may have a longer one, so no fetch can find it. */
const MAX_KID = 255;

/** What came of a fetch that somebody asked for; nothing of it is used until it is adopted. */
export interface AskedFetch {
  readonly kind: 'asked';
  /** The keys before it; null: none were held. */
  readonly before: HeldKeys | null;
  readonly jwksUriBefore: string | null;
  readonly attempted: AttemptedFetch;
}

/** The keys of one provider: when they are fetched, how long they are used, and who waits for them. */
export class KeyKeeper {
  readonly source: KeySource;
  private readonly services: KeySetServices;
  private readonly memory: KeyMemory;
  private readonly absent: AbsentKids;
  private readonly storing: KeyStoring;
  private readonly attempts: KeyAttempts;

  constructor(source: KeySource, services: KeySetServices) {
    const { maxAbsent, unknownKidMs } = services.bounds;
    this.source = source;
    this.services = services;
    this.memory = new KeyMemory(source, services);
    this.absent = new AbsentKids(maxAbsent, unknownKidMs);
    this.storing = new KeyStoring(source, services);
    this.attempts = new KeyAttempts(source, services, this.memory, this.storing);
  }

  /** The keys that can be gone on with, without waiting; null: there are none. */
  atHand(): KeysAnswer | null {
    const { pasted } = this.source;
    if (pasted !== null) return { ok: true, ring: pasted, stale: false, awaited: false };
    const { held } = this.memory;
    if (held === null) return null;
    const { bounds, clock } = this.services;
    const [age, freshMs] = [ageOf(held, clock), held.keys.freshSeconds * 1000];
    const { ring } = held.keys;
    if (age < freshMs) {
      if (age >= freshMs * bounds.aheadFrom) this.attempts.behind('ahead');
      return { ok: true, ring, stale: false, awaited: false };
    }
    // A key may have been removed meanwhile: only a provider that cannot be asked is believed on.
    if (!this.memory.isDown() || age >= freshMs + bounds.staleMs) return null;
    this.attempts.behind('stale');
    return { ok: true, ring, stale: true, awaited: false };
  }

  /** The keys, waited for where there are none to go on with. Never rejects. */
  answer(): KeysAnswer | Promise<KeysAnswer> {
    return this.atHand() ?? this.wait(this.memory.held === null ? 'first' : 'stale');
  }

  /**
   * Keys newer than a ring that lacks a key id (null: the token names none): at once, or after the one
   * fetch that this is worth; null when nothing newer can be had now. Never rejects.
   */
  newer(ring: KeyRing, kid: string | null): KeysAnswer | Promise<KeysAnswer | null> | null {
    const { held, pausedUntil } = this.memory;
    if (held === null) return null;
    if (held.keys.ring !== ring) return this.memory.present(false);
    if (this.attempts.underWay) return this.refetch(kid, false);
    const now = this.services.clock.monotonic();
    if (now < this.attempts.kidsPausedUntil || now < pausedUntil || this.isAbsent(kid, now))
      return null;
    return this.refetch(kid, true);
  }

  /** Remembers for a while that keys which were just fetched lack a key id. */
  noteAbsent(kid: string | null): void {
    if (kid === null || kid.length > MAX_KID) return;
    this.absent.note(kid, this.services.clock.monotonic());
  }

  /** Fetches anew, whatever is known, and uses nothing of it yet. */
  async ask(): Promise<AskedFetch> {
    const now = this.services.clock.monotonic();
    await this.attempts.load();
    const { held, jwksUri: jwksUriBefore } = this.memory;
    const attempted = await this.attempts.request('asked', now);
    return { kind: 'asked', before: held?.keys ?? null, jwksUriBefore, attempted };
  }

  /** Uses what an asked fetch brought; whoever asked has stored it. */
  adopt(attempted: AttemptedFetch): void {
    this.memory.take(attempted);
  }

  /** Uses what another process has stored, if it is newer than what is held. */
  adoptStored(stored: StoredKeys): void {
    this.memory.takeStored(stored);
  }

  /** Epoch milliseconds at which the keys in use end where the provider goes on not answering; null: never, or there are none. */
  endsAt(): number | null {
    return this.memory.endsAt();
  }

  /** The provider was changed or is gone: what is still under way is not stored. */
  drop(): void {
    this.storing.end();
  }

  /** How things stand. */
  state(): KeySetState {
    return this.memory.state();
  }

  private isAbsent(kid: string | null, now: number): boolean {
    return kid !== null && (kid.length > MAX_KID || this.absent.has(kid, now));
  }

  private async wait(reason: KeyFetchReason): Promise<KeysAnswer> {
    const now = this.services.clock.monotonic();
    const isPaused = !this.attempts.underWay && now < this.memory.pausedUntil;
    if (isPaused) return this.memory.present(false);
    const fetched = await this.attempts.share(reason);
    return fetched === null ? CROWDED : this.memory.present(fetched);
  }

  private async refetch(kid: string | null, own: boolean): Promise<KeysAnswer | null> {
    const fetched = await this.attempts.share('unknown_kid');
    if (fetched === null) return null;
    if (own && !this.memory.hasKid(kid)) this.noteAbsent(kid);
    return this.memory.present(own);
  }
}

const CROWDED: KeysAnswer = {
  ok: false,
  failure: { code: 'TOO_BUSY', message: 'Too many are waiting for these keys.' },
  retryAfterSeconds: 1,
};
