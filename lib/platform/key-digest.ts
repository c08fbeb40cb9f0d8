import { hash, timingSafeEqual } from 'node:crypto';

/** SHA-256 of a key's whole text, 32 bytes. */
export function keyDigest(key: string): Uint8Array {
  return hash('sha256', key, 'buffer');
}

/** A digest that no key has; presented keys without a stored one are compared with it. */
export const NO_DIGEST: Uint8Array = new Uint8Array(32);

/** Whether two digests are equal, in a time that does not depend on where they differ. */
export function sameDigest(a: Uint8Array, b: Uint8Array): boolean {
  return timingSafeEqual(a, b);
}
