import { LRUCache } from 'lru-cache';
import { type ApiKey, type KeyKind, permissionsOfScopes, SCOPES } from '@/lib/core/access/api-key';
import type { CallOrigin } from '@/lib/core/access/caller';
import type { KeyCaller } from '@/lib/core/access/key-caller';
import { readKey } from '@/lib/core/access/key-format';
import { findKeyByPrefix } from '@/lib/data/api-keys';
import { configurationGeneration } from '@/lib/platform/configuration-revision';
import { keyDigest, NO_DIGEST, sameDigest } from '@/lib/platform/key-digest';
import { processWide } from '@/lib/platform/process-wide';
import { tokenDigest } from '@/lib/platform/token-digest';
import { KeyLookUp } from './key-look-up';

/** A stored key as it is held for judging: nothing in it is computed per request. */
export interface KnownKey {
  readonly key: ApiKey;
  readonly digest: Uint8Array;
  /** Whom it makes of who calls with it; a machine key has no scopes. */
  readonly identity: Omit<KeyCaller, keyof CallOrigin>;
  /** Epoch milliseconds; null: it does not end. */
  readonly expiresAtMs: number | null;
}

const held = processWide('known-keys', () => new KeyLookUp<KnownKey>({ read: readKnownKey }));

interface ProvenKey {
  readonly generation: number;
  readonly known: KnownKey;
}

const MOST_PROVEN = 10_000;

/**
 * Keys whose whole text was shown under the present configuration, by its SHA-256 (base64). Who finds one
 * has the secret, and how long the search takes tells only of digests.
 */
const proven = processWide(
  'proven-keys',
  () => new LRUCache<string, ProvenKey>({ max: MOST_PROVEN }),
);

async function readKnownKey(prefix: string): Promise<KnownKey | null> {
  const stored = await findKeyByPrefix(prefix);
  if (stored === null) return null;
  const { key, hash, workspaceSlug } = stored;
  const expiresAtMs = key.expiresAt === null ? null : Date.parse(key.expiresAt);
  const digest = Uint8Array.from(Buffer.from(hash, 'hex'));
  return { key, digest, identity: identityOf(key, workspaceSlug), expiresAtMs };
}

function identityOf(key: ApiKey, workspaceSlug: string): KnownKey['identity'] {
  const scopes = key.kind === 'api' ? SCOPES.filter((scope) => key.grants.includes(scope)) : [];
  return {
    actor: { type: 'api_key', id: key.id, label: key.prefix },
    workspaceId: key.workspaceId,
    workspaceSlug,
    environment: key.environment,
    permissions: permissionsOfScopes(scopes),
    keyId: key.id,
    scopes,
  };
}

/** Forgets every key that is held. */
export function forgetKnownKeysForTesting(): void {
  held.set(null);
  proven.set(null);
}

/** What a presented key turned out to be. `unknown`: no such key, or another secret. */
export type FoundKey =
  | { readonly outcome: 'malformed' }
  | { readonly outcome: 'other_kind' }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'revoked' | 'expired' | 'good'; readonly known: KnownKey };

/**
 * Judges a presented key of the kind that is wanted: whether it was proven before, or else shape, checksum,
 * look-up by prefix, digest in constant time; then revocation and expiry. At once where the key is held,
 * else when it was read; throws where storage does not answer. `now` in epoch milliseconds.
 */
export function findPresentedKey(
  presented: string,
  kind: KeyKind,
  now: number,
): FoundKey | Promise<FoundKey> {
  const name = tokenDigest(presented);
  const before = proven.get().get(name);
  if (before?.generation === configurationGeneration() && before.known.key.kind === kind) {
    return judgeState(before.known, now);
  }
  const found = findByPrefix(presented, kind, now);
  if (found instanceof Promise || found.outcome !== 'good') return found;
  const { known } = found;
  // One that stands in while storage does not answer is good for this moment, and proven for none.
  if (!held.get().isCurrent(known.key.prefix, known)) return found;
  proven.get().set(name, { generation: configurationGeneration(), known });
  return found;
}

function findByPrefix(presented: string, kind: KeyKind, now: number): FoundKey | Promise<FoundKey> {
  const read = readKey(presented);
  if (read.outcome === 'malformed') return { outcome: 'malformed' };
  if (read.kind !== kind) return { outcome: 'other_kind' };
  if (read.outcome === 'wrong_checksum') return { outcome: 'malformed' };
  const digest = keyDigest(presented);
  const known = held.get().find(read.prefix);
  if (known instanceof Promise) return known.then((value) => judge(value, digest, now));
  return judge(known, digest, now);
}

function judge(known: KnownKey | null, digest: Uint8Array, now: number): FoundKey {
  // Compared also where there is none, so that a prefix that exists takes no longer than another.
  const same = sameDigest(known?.digest ?? NO_DIGEST, digest);
  return known === null || !same ? { outcome: 'unknown' } : judgeState(known, now);
}

function judgeState(known: KnownKey, now: number): FoundKey {
  if (known.key.revokedAt !== null) return { outcome: 'revoked', known };
  const expired = known.expiresAtMs !== null && known.expiresAtMs <= now;
  return { outcome: expired ? 'expired' : 'good', known };
}
