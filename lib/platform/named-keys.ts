import type { KeyRing } from '@/lib/core/oidc/key-ring';
import { keyThumbprint } from './key-thumbprint';

/** A key by what it is, and by what people call it. */
export interface NamedKey {
  /** `kid` and thumbprint: the same for the same key under the same name only. */
  readonly identity: string;
  /** The `kid`, or the thumbprint of a key without one. */
  readonly label: string;
}

/** The keys of a ring that verify, named. */
export function namedKeysOf({ keys }: KeyRing): readonly NamedKey[] {
  return keys.map(({ kid, jwk }) => {
    const thumbprint = keyThumbprint(jwk) ?? 'unknown';
    return { identity: JSON.stringify([kid, thumbprint]), label: kid ?? thumbprint };
  });
}
