import { LRUCache } from 'lru-cache';
import { configurationRevision } from '@/lib/platform/configuration-revision';
import { keySetEvents } from '@/lib/platform/key-set-events';
import { processWide } from '@/lib/platform/process-wide';
import type { TrustScope } from './trust-of';
import type { Verified } from './verify-token';

/** A good token that was judged a moment ago. */
export interface RecentVerdict {
  readonly verified: Verified;
  /** What the edge made of it, so that it is made once; null: nothing yet. */
  rendered: string | null;
}

/** The state of configuration and keys in which a token is judged. */
export interface Moment {
  readonly revision: number;
  readonly keyChanges: number;
}

/** The token that is looked for. */
export interface SoughtToken {
  readonly scope: TrustScope;
  /** SHA-256 of the whole token. */
  readonly digest: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

interface Held extends RecentVerdict {
  readonly workspaceId: string;
  readonly environment: string;
  readonly providerId: string;
  readonly moment: Moment;
  readonly until: number;
}

const MAX_BYTES = 33_554_432;
const FOR_MS = 60_000;
/** What an entry takes beside its text, and how much its text takes as claims and as an answer; about. */
const ENTRY_BYTES = 1024;
const BYTES_PER_CHARACTER = 4;

/**
 * Verdicts on good tokens, found by the SHA-256 of the token, never the token. One holds for a minute,
 * never past `exp`, in the environment of the workspace that it was made for, and only while
 * configuration and the provider's keys are those with which it was made.
 */
export class RecentVerdicts {
  private readonly held: LRUCache<string, Held>;
  private readonly changedAt = new Map<string, number>();
  private keyChanges = 0;
  /** How often a verdict was found here, and how often not. */
  readonly counts = { hits: 0, misses: 0 };

  /** `maxBytes`: memory for tokens and claims, about; default 32 MiB. */
  constructor(maxBytes: number = MAX_BYTES) {
    this.held = new LRUCache({ maxSize: maxBytes });
  }

  /** How many are held. */
  get size(): number {
    return this.held.size;
  }

  /** The state in which a verdict has to be made to be kept; taken before it is made. */
  moment(): Moment {
    return { revision: configurationRevision(), keyChanges: this.keyChanges };
  }

  /** The verdict on a token, if there is one that still holds. */
  find({ scope, digest, now }: SoughtToken): RecentVerdict | null {
    const held = this.held.get(digest);
    if (held !== undefined && this.holds(held, scope, now)) {
      this.counts.hits += 1;
      return held;
    }
    this.counts.misses += 1;
    return null;
  }

  /** Keeps a verdict that was made in `moment` on a token of so many characters; null: it is not to be kept. */
  keep(
    { scope, digest, now }: SoughtToken,
    verified: Verified,
    moment: Moment,
    characters: number,
  ): RecentVerdict | null {
    const { verdict } = verified;
    if (!verdict.valid || verdict.kind !== 'token' || verdict.checks !== null) return null;
    const until = Math.min(verdict.expiresAt * 1000, now + FOR_MS);
    if (until <= now) return null;
    const { workspaceId, environment } = scope;
    const { providerId } = verdict;
    const held = { verified, rendered: null, workspaceId, environment, providerId, moment, until };
    this.held.set(digest, held, { size: ENTRY_BYTES + characters * BYTES_PER_CHARACTER });
    return held;
  }

  /** Has no verdict hold that was made with earlier keys of a provider. */
  keysChanged(providerId: string): void {
    this.keyChanges += 1;
    this.changedAt.set(providerId, this.keyChanges);
  }

  private holds(held: Held, scope: TrustScope, now: number): boolean {
    return (
      now < held.until &&
      held.workspaceId === scope.workspaceId &&
      held.environment === scope.environment &&
      held.moment.revision === configurationRevision() &&
      held.moment.keyChanges >= (this.changedAt.get(held.providerId) ?? 0)
    );
  }
}

const held = processWide('recent-verdicts', () => {
  const verdicts = new RecentVerdicts();
  keySetEvents().listen(({ outcome, providerId }) => {
    if (outcome === 'fetched') verdicts.keysChanged(providerId);
  });
  return verdicts;
});

/** Those of this process. */
export function recentVerdicts(): RecentVerdicts {
  return held.get();
}

/** Forgets all of them. */
export function forgetRecentVerdictsForTesting(): void {
  held.set(null);
}
