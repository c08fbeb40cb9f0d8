import { LRUCache } from 'lru-cache';
import type { KeyRing } from '@/lib/core/oidc/key-ring';
import type { DecisionSubject } from '@/lib/core/policies/decision-subject';
import { processWide } from '@/lib/platform/process-wide';
import { keySets } from './key-sets';
import { SeenBefore } from './seen-before';
import { type TrustScope, trustOf } from './trust-of';
import type { Verified } from './verify-token';

/** A good token that was judged a moment ago. */
export interface RecentVerdict {
  readonly verified: Verified;
  /** What the edge made of it, so that it is made once; null: nothing yet. */
  rendered: string | null;
  /** Whom decisions are about, read once for as long as mappings stay the same; null: nobody asked yet. */
  subject: DecisionSubject | null;
  /** What the edge says of whom a decision is about; null: nothing yet. */
  renderedSubject: string | null;
}

/** The token that is looked for. */
export interface SoughtToken {
  readonly scope: TrustScope;
  /** SHA-256 of the whole token. */
  readonly digest: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What a token of a provider is judged by at this moment. */
export interface JudgedBy {
  readonly configHash: string;
  readonly ring: KeyRing;
}

type Ask = (scope: TrustScope, providerId: string) => JudgedBy | null;

interface Held extends RecentVerdict, JudgedBy {
  readonly workspaceId: string;
  readonly environment: string;
  readonly providerId: string;
  readonly until: number;
}

const MAX_BYTES = 33_554_432;
const FOR_MS = 60_000;
/** What an entry takes beside its text, and how much its text takes as claims and as an answer; about. */
const ENTRY_BYTES = 1024;
const BYTES_PER_CHARACTER = 4;

/**
 * Verdicts on good tokens, found by the SHA-256 of the token, never the token. One holds for a minute,
 * never past `exp`, in the environment of the workspace that it was made for, and only while the
 * token would be judged by the same trust and the same keys.
 */
export class RecentVerdicts {
  private readonly held: LRUCache<string, Held>;
  private readonly ask: Ask;
  private readonly seen = new SeenBefore();
  /** How often a verdict was found here, and how often not. */
  readonly counts = { hits: 0, misses: 0 };

  /** `maxBytes`: memory for tokens and claims, about; default 32 MiB. */
  constructor(ask: Ask = presentJudge, maxBytes: number = MAX_BYTES) {
    this.ask = ask;
    this.held = new LRUCache({ maxSize: maxBytes });
  }

  /** How many are held. */
  get size(): number {
    return this.held.size;
  }

  /**
   * Whether a token came a moment ago, and is worth looking for and keeping: for those that come once, both
   * would cost more than they save. Notes that it came.
   */
  cameBefore(token: string): boolean {
    if (this.seen.note(token)) return true;
    this.counts.misses += 1;
    return false;
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

  /** Keeps a verdict that was made at this very moment on a token of so many characters. Null: not kept. */
  keep(
    { scope, digest, now }: SoughtToken,
    verified: Verified,
    characters: number,
  ): RecentVerdict | null {
    const { verdict } = verified;
    if (!verdict.valid || verdict.kind !== 'token' || verdict.checks !== null) return null;
    const until = Math.min(verdict.expiresAt * 1000, now + FOR_MS);
    const { providerId } = verdict;
    const by = this.ask(scope, providerId);
    if (until <= now || by === null || by.configHash !== verified.configHash) return null;
    const { workspaceId, environment } = scope;
    const held = {
      verified,
      rendered: null,
      renderedSubject: null,
      subject: null,
      workspaceId,
      environment,
      providerId,
      until,
      ...by,
    };
    this.held.set(digest, held, { size: ENTRY_BYTES + characters * BYTES_PER_CHARACTER });
    return held;
  }

  private holds(held: Held, scope: TrustScope, now: number): boolean {
    const { workspaceId, environment } = scope;
    if (now >= held.until || held.environment !== environment) return false;
    if (held.workspaceId !== workspaceId) return false;
    const by = this.ask(scope, held.providerId);
    return by !== null && by.configHash === held.configHash && by.ring === held.ring;
  }
}

/** Null while trust or keys have to be read or fetched. */
function presentJudge({ workspaceId, environment }: TrustScope, providerId: string) {
  const snapshot = trustOf(workspaceId, environment);
  if (snapshot instanceof Promise) return ignored(snapshot);
  const source = snapshot.keySources.get(providerId);
  const keys = source === undefined ? null : keySets().atHand(source);
  return keys?.ok === true ? { configHash: snapshot.configHash, ring: keys.ring } : null;
}

/** Whoever judges the token asks again, and hears why it failed. */
function ignored(reading: Promise<unknown>): null {
  reading.catch(() => undefined);
  return null;
}

const held = processWide('recent-verdicts', () => new RecentVerdicts());

/** Those of this process. */
export function recentVerdicts(): RecentVerdicts {
  return held.get();
}

/** Puts others in their place; null: new ones at the next call. */
export function setRecentVerdictsForTesting(replacement: RecentVerdicts | null): void {
  held.set(replacement);
}
