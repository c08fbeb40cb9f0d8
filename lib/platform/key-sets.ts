import { LRUCache } from 'lru-cache';
import type { KeyRing } from '@/lib/core/oidc/key-ring';
import { AskedPauses } from './asked-pauses';
import type { AttemptedFetch } from './attempt-key-fetch';
import { KeyFetchTurns } from './key-fetch-turns';
import { type AskedFetch, KeyKeeper } from './key-keeper';
import { KEY_SET_BOUNDS, type KeySetBounds } from './key-set-bounds';
import type { KeySetServices, KeySetState, KeysAnswer, StoredKeys } from './key-set-services';
import type { KeySource } from './key-source';

export interface KeySetsOptions extends Omit<KeySetServices, 'turns' | 'bounds' | 'saving'> {
  /** Those that differ from `KEY_SET_BOUNDS`. */
  readonly bounds?: Partial<KeySetBounds>;
}

/** What came of asking for a fetch; `cooling`: it was asked for just now. */
export type AskedKeys =
  | AskedFetch
  | { readonly kind: 'cooling'; readonly retryAfterSeconds: number };

/**
 * The keys of all providers that this process verifies for. Each provider stands for itself: whoever
 * hangs or fails holds up only those who wait for its keys.
 */
export class KeySets {
  private readonly services: KeySetServices;
  private readonly providers: LRUCache<string, KeyKeeper>;
  private readonly pauses: AskedPauses;

  constructor({ bounds: given, ...services }: KeySetsOptions) {
    const bounds = { ...KEY_SET_BOUNDS, ...given };
    const turns = new KeyFetchTurns(bounds, services.clock.schedule);
    this.services = { ...services, bounds, turns, saving: new Set() };
    this.pauses = new AskedPauses(services.clock, bounds);
    this.providers = new LRUCache({
      max: bounds.maxProviders,
      dispose: (provider) => provider.drop(),
    });
  }

  /** The keys of a source that can be gone on with, without waiting; null: there are none. */
  atHand(source: KeySource): KeysAnswer | null {
    return this.of(source).atHand();
  }

  /** The keys of a source: at once where some are held, else when they were fetched. Never rejects. */
  answer(source: KeySource): KeysAnswer | Promise<KeysAnswer> {
    return this.of(source).answer();
  }

  /** See `KeyKeeper.endsAt`. */
  endsAt(source: KeySource): number | null {
    return this.of(source).endsAt();
  }

  /** See `KeyKeeper.newer`. */
  newer(
    source: KeySource,
    ring: KeyRing,
    kid: string | null,
  ): KeysAnswer | Promise<KeysAnswer | null> | null {
    return this.of(source).newer(ring, kid);
  }

  /** See `KeyKeeper.noteAbsent`. */
  noteAbsent(source: KeySource, kid: string | null): void {
    this.of(source).noteAbsent(kid);
  }

  /** Fetches anew because somebody asked, and uses nothing of it yet; refused when asked too often. */
  async ask(source: KeySource): Promise<AskedKeys> {
    const retryAfterSeconds = this.pauses.begin(source.providerId);
    return retryAfterSeconds === null
      ? this.of(source).ask()
      : { kind: 'cooling', retryAfterSeconds };
  }

  /** Uses what an asked fetch brought, once it is stored. */
  adopt(source: KeySource, attempted: AttemptedFetch): void {
    this.of(source).adopt(attempted);
  }

  /** Uses what another process has stored of a source, where keys of it are held here and are older. */
  adoptStored(providerId: string, sourceHash: string, stored: StoredKeys): void {
    const provider = this.providers.peek(providerId);
    if (provider?.source.hash === sourceHash) provider.adoptStored(stored);
  }

  /** Lets go of the keys of a workspace's providers that are not among these. */
  retain(workspaceId: string, providerIds: ReadonlySet<string>): void {
    for (const [id, { source }] of [...this.providers.entries()]) {
      if (source.workspaceId === workspaceId && !providerIds.has(id)) this.providers.delete(id);
    }
  }

  /** How the keys of each provider stand that is held here. */
  states(): readonly KeySetState[] {
    return [...this.providers.values()].map((provider) => provider.state());
  }

  /** How the keys of one source stand here; null: they were never asked for. */
  stateOf(source: KeySource): KeySetState | null {
    const provider = this.providers.peek(source.providerId);
    return provider?.source.hash === source.hash ? provider.state() : null;
  }

  /** Ends when what was had until now is stored, or could not be. */
  async settle(): Promise<void> {
    await Promise.all(this.services.saving);
  }

  private of(source: KeySource): KeyKeeper {
    const known = this.providers.get(source.providerId);
    if (known?.source.hash === source.hash) return known;
    const made = new KeyKeeper(source, this.services);
    this.providers.set(source.providerId, made);
    return made;
  }
}
