import type { JsonWebKeyValue } from '../providers/settings';
import { type JudgedKey, publicMembers } from './judge-jwks';

/** A key set as it may be kept: judged anew it comes to the same, and no private member is in it. */
export interface StorableKeySet {
  /** In the places of the published ones; null: what is no key at all. */
  readonly keys: readonly (JsonWebKeyValue | null)[];
}

/**
 * What may be kept of a published key set, no larger than what was fetched: the public members of each key.
 * Of a key whose private part is published only `kty`, `kid` and a mark are kept, by which it stays refused.
 */
export function storableKeySet(
  published: readonly unknown[],
  judged: readonly JudgedKey[],
): StorableKeySet {
  const keys = published.map((key, index) => {
    if (typeof key !== 'object' || key === null || Array.isArray(key)) return null;
    const verdict = judged[index]?.verdict;
    const leaked = verdict?.outcome === 'refused' && verdict.leaked;
    const members = publicMembers({ ...key });
    return leaked ? markLeaked(members) : members;
  });
  return { keys };
}

/** Named as a private member, which no key may have; what it held is not kept. */
function markLeaked({ kty, kid }: JsonWebKeyValue): JsonWebKeyValue {
  return { ...(kty !== undefined && { kty }), ...(kid !== undefined && { kid }), priv: null };
}
