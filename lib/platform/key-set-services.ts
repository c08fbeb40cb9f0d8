import type { KeyFailure } from '@/lib/core/oidc/key-failure';
import type { KeyRing } from '@/lib/core/oidc/key-ring';
import type { Validators } from '@/lib/core/oidc/validators';
import type { PublishedKeys } from './fetch-key-set';
import type { GuardedFetch } from './guarded-fetch';
import type { Schedule } from './guarded-fetch-budget';
import type { KeyFetchTurns } from './key-fetch-turns';
import type { KeySetBounds } from './key-set-bounds';
import type { KeySetEvents } from './key-set-events';
import type { KeySource } from './key-source';

/** Time as the machine has it, or as a test gives it. */
export interface KeyClock {
  /** Epoch milliseconds; may jump. */
  readonly now: () => number;
  /** Milliseconds from some beginning; never jumps. */
  readonly monotonic: () => number;
  readonly schedule: Schedule;
}

/** A key set as it was stored, unjudged. */
export interface StoredKeys {
  /** Where keys were fetched; null: never. */
  readonly jwksUri: string | null;
  /** Null: none. */
  readonly document: unknown;
  readonly validators: Validators;
  readonly freshSeconds: number;
  /** Epoch milliseconds at which the request for them began; null: never. */
  readonly fetchedAt: number | null;
}

/** How an attempt ended, as it is stored. */
export type KeyAttempt =
  | { readonly ok: true; readonly keys: HeldKeys }
  | {
      readonly ok: false;
      readonly failure: KeyFailure /** Epoch milliseconds. */;
      readonly at: number;
    };

/** Keys in use. */
export interface HeldKeys extends PublishedKeys {
  /** Epoch milliseconds at which the request began that had or confirmed them. */
  readonly fetchedAt: number;
}

/** What keys of providers are had and kept with. */
export interface KeySetServices {
  readonly clock: KeyClock;
  readonly bounds: KeySetBounds;
  readonly events: KeySetEvents;
  readonly turns: KeyFetchTurns;
  /** What is being stored at this moment. */
  readonly saving: Set<Promise<void>>;
  /** A fetch for one attempt; closed at its end. */
  readonly connect: (options: {
    readonly ca: string | null;
    readonly budgetMs: number;
  }) => GuardedFetch;
  /** Keys that were stored of exactly this source; null: none. */
  readonly load: (source: KeySource) => Promise<StoredKeys | null>;
  /** Stores how an attempt ended, unless what is stored is newer. */
  readonly save: (source: KeySource, attempt: KeyAttempt) => Promise<void>;
}

/** What a verification is given. */
export type KeysAnswer =
  | {
      readonly ok: true;
      readonly ring: KeyRing;
      /** They are no longer fresh, and new ones cannot be had. */
      readonly stale: boolean;
      /** They were fetched while this one waited: nothing newer can be had by asking again. */
      readonly awaited: boolean;
    }
  | { readonly ok: false; readonly failure: KeyFailure; readonly retryAfterSeconds: number };

/** The keys of one provider as they stand in this process. */
export interface KeySetState {
  readonly providerId: string;
  readonly workspaceId: string;
  /** Null: none are held. */
  readonly ring: KeyRing | null;
  /** Where they are fetched; null: not known, or pasted. */
  readonly jwksUri: string | null;
  /** Epoch milliseconds of the last success; null: none yet. */
  readonly fetchedAt: number | null;
  /** Milliseconds; null: none are held. */
  readonly ageMs: number | null;
  readonly stale: boolean;
  /** The last attempt, when it failed. */
  readonly failure: KeyFailure | null;
}
