import type { ApiKey } from './api-key';
import { prefixOf } from './key-format';

/** How soon after a key made itself anew the new one may do so. */
export const SELF_ROTATION_EVERY_MS = 60_000;

/** What says where a key comes from. */
export type KeyLink = Pick<ApiKey, 'id' | 'prefix' | 'replacesId' | 'createdBy'>;

/** Whether a key was made by one that rotated itself, not by a person or the command line. */
export function isMadeByKey({ replacesId, createdBy }: Omit<KeyLink, 'id' | 'prefix'>): boolean {
  return replacesId !== null && isKeyLabel(createdBy);
}

/**
 * Whether a successor keeps its predecessor from rotating itself: there is one way on from each key, so that
 * who has a key makes no more of it than one. It is open again where an operator has revoked the successor.
 */
export function takesThePlace({ revokedAt, revokedBy }: ApiKey): boolean {
  return revokedAt === null || isKeyLabel(revokedBy ?? '');
}

/** How long a key has to wait until it may rotate itself, in milliseconds; 0: it may. */
export function waitBeforeRotating(key: ApiKey, now: number): number {
  if (!isMadeByKey(key)) return 0;
  const age = Math.max(0, now - Date.parse(key.createdAt));
  return Math.max(0, SELF_ROTATION_EVERY_MS - age);
}

/** Those of some keys that come from `root` by keys that rotated themselves, however many lie between. */
export function lineageOf<T extends KeyLink>(root: KeyLink, keys: readonly T[]): readonly T[] {
  const made = byReplaced(keys.filter(isMadeByKey));
  const found: T[] = [];
  const waiting: KeyLink[] = [root];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const { prefix } = at;
    const next = (made.get(at.id) ?? []).filter(({ createdBy }) => createdBy === prefix);
    made.delete(at.id);
    found.push(...next);
    waiting.push(...next);
  }
  return found;
}

function byReplaced<T extends KeyLink>(keys: readonly T[]): Map<string, readonly T[]> {
  const made = new Map<string, readonly T[]>();
  for (const key of keys) {
    const replaced = key.replacesId ?? '';
    made.set(replaced, [...(made.get(replaced) ?? []), key]);
  }
  return made;
}

/** Operators are known by their e-mail addresses, and the command line by its name. */
function isKeyLabel(label: string): boolean {
  return prefixOf(label) === label;
}
