import { publicMembers } from '../oidc/judge-jwks';
import { keyMaterial } from '../oidc/key-material';
import type { UnusableKey, VerificationKey } from '../oidc/key-ring';
import { ALGORITHMS } from '../providers/draft';
import { listAt, memberAt, numberAt, objectAt, textsAt, wrongAt } from './bundle-fields';
import type { BundledKeys } from './trust-bundle';

/**
 * Reads the keys of a provider. Their numbers are judged anew, so that a weak key is none here either.
 * Throws `WrongBundle`.
 */
export function readBundledKeys(value: unknown, at: string): BundledKeys | null {
  if (value === null) return null;
  const object = objectAt(value, at);
  const ring = objectAt(memberAt(object, 'ring'), `${at}.ring`);
  const keys = listAt(memberAt(ring, 'keys'), `${at}.ring.keys`);
  const unusable = listAt(memberAt(ring, 'unusable'), `${at}.ring.unusable`);
  return {
    ring: {
      keys: keys.map((key, index) => readKey(key, `${at}.ring.keys.${index}`)),
      unusable: unusable.map((key, index) => readUnusable(key, `${at}.ring.unusable.${index}`)),
    },
    usableUntil:
      memberAt(object, 'usableUntil') === null ? null : numberAt(object, 'usableUntil', at),
  };
}

function readKey(value: unknown, at: string): VerificationKey {
  const object = objectAt(value, at);
  const jwk = publicMembers(objectAt(memberAt(object, 'jwk'), `${at}.jwk`));
  const material = keyMaterial(jwk);
  if (material.outcome !== 'fit') return wrongAt(at, material.reason);
  const named = textsAt(object, 'algorithms', at);
  const algorithms = ALGORITHMS.filter((algorithm) => named.includes(algorithm));
  const fitting = algorithms.every((algorithm) => material.algorithms.includes(algorithm));
  if (!fitting || algorithms.length !== named.length || named.length === 0) {
    return wrongAt(`${at}.algorithms`, 'are not those of such a key');
  }
  const inOrder = named.flatMap((name) => algorithms.filter((one) => one === name));
  return { kid: kidAt(memberAt(object, 'kid'), at), algorithms: inOrder, jwk };
}

function kidAt(kid: unknown, at: string): string | null {
  return kid === null || typeof kid === 'string' ? kid : wrongAt(`${at}.kid`, 'is no text');
}

function readUnusable(value: unknown, at: string): UnusableKey {
  const object = objectAt(value, at);
  const kid = memberAt(object, 'kid');
  const reason = memberAt(object, 'reason');
  if (typeof kid !== 'string' || typeof reason !== 'string') return wrongAt(at, 'holds no texts');
  return { kid, reason };
}
