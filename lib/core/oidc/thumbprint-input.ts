import type { JsonWebKeyValue } from '../providers/settings';
import { encodeBase64url } from '../tokens/base64url';
import { keyBytes } from './key-integers';

/** In the order in which they are hashed, which is that of the alphabet. */
const MEMBERS: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['RSA', ['e', 'kty', 'n']],
  ['EC', ['crv', 'kty', 'x', 'y']],
  ['OKP', ['crv', 'kty', 'x']],
]);

/**
 * The text whose SHA-256 is the thumbprint of a public key (RFC 7638, 3; RFC 8037, 2): its required
 * members alone, never a private one. Null for a key that lacks one, and for symmetric keys, whose
 * thumbprint would be a hash of the secret.
 */
export function thumbprintInput(key: JsonWebKeyValue): string | null {
  const names = MEMBERS.get(key.kty);
  if (names === undefined) return null;
  const members: [string, string][] = [];
  for (const name of names) {
    const value = canonical(name, key[name]);
    if (value === null) return null;
    members.push([name, value]);
  }
  return JSON.stringify(Object.fromEntries(members));
}

/** Two spellings of one number must not be two keys: no padding, no zero bytes before n and e. */
function canonical(name: string, value: unknown): string | null {
  if (typeof value !== 'string' || value === '') return null;
  if (name === 'kty' || name === 'crv') return value;
  const bytes = keyBytes(value);
  if (bytes === null) return null;
  if (name === 'x' || name === 'y') return encodeBase64url(bytes);
  const start = bytes.findIndex((byte) => byte !== 0);
  return start === -1 ? null : encodeBase64url(bytes.subarray(start));
}
