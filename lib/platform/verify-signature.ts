import { createPublicKey, createVerify, type KeyObject, verify } from 'node:crypto';
import type { VerificationKey } from '@/lib/core/oidc/key-ring';
import type { Algorithm } from '@/lib/core/providers/draft';
import { ecdsaToDer, signatureLength } from '@/lib/core/tokens/ecdsa-signature';
import { pssKeyOf } from './pss-key';

/** Null: the key cannot be read, although its members looked sound. */
type Imported = KeyObject | null;

const HASHES: Readonly<Record<Algorithm, string | null>> = {
  RS256: 'sha256',
  RS384: 'sha384',
  RS512: 'sha512',
  ES256: 'sha256',
  ES384: 'sha384',
  ES512: 'sha512',
  PS256: 'sha256',
  PS384: 'sha384',
  PS512: 'sha512',
  EdDSA: null,
};

/** Imported once per key and algorithm, for as long as the key is in use. */
const imported = new WeakMap<VerificationKey, Map<Algorithm, Imported>>();

/**
 * Whether a key verifies a signature, synchronously; null when the key cannot be read. Always gives
 * Node the bare key: an object around it costs a third of the speed on Node 24.
 */
export function verifySignature(
  key: VerificationKey,
  algorithm: Algorithm,
  input: Uint8Array,
  signature: Uint8Array,
): boolean | null {
  const length = signatureLength(algorithm);
  if (length !== null && signature.length !== length) return false;
  const object = keyObjectOf(key, algorithm);
  if (object === null) return null;
  const encoded = algorithm.startsWith('ES') ? ecdsaToDer(signature) : signature;
  const hash = HASHES[algorithm];
  // Hashed first, a signature is verified 2 to 3 % faster than by the one call, on Node 20 and 24.
  if (hash !== null) return createVerify(hash).update(input).verify(object, encoded);
  return verify(null, input, object, encoded);
}

function keyObjectOf(key: VerificationKey, algorithm: Algorithm): Imported {
  let objects = imported.get(key);
  if (objects === undefined) {
    objects = new Map();
    imported.set(key, objects);
  }
  let object = objects.get(algorithm);
  if (object === undefined) {
    object = importKey(key, algorithm);
    objects.set(algorithm, object);
  }
  return object;
}

function importKey({ jwk }: VerificationKey, algorithm: Algorithm): Imported {
  try {
    const key = createPublicKey({ format: 'jwk', key: { ...jwk } });
    const hash = algorithm.startsWith('PS') ? HASHES[algorithm] : null;
    return hash === null ? readAnew(key) : pssKeyOf(key, hash);
  } catch (error) {
    // What OpenSSL and Node say of numbers that are no key; anything else is a defect.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/** OpenSSL looks again, at every use, at a key that was put together from numbers; not at one read from DER. */
function readAnew(key: KeyObject): KeyObject {
  const der = key.export({ type: 'spki', format: 'der' });
  return createPublicKey({ key: der, type: 'spki', format: 'der' });
}
