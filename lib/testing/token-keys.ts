import { constants, type KeyObject, sign } from 'node:crypto';
import type { Algorithm } from '@/lib/core/providers/draft';
import { newKeyPair } from './key-pair.mjs';

/** A key that signs made-up tokens, and what its owner publishes of it. */
export interface TokenKey {
  readonly kid: string;
  readonly alg: Algorithm;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** Public members, with `kid`, `alg` and `use`. */
  readonly jwk: Readonly<Record<string, unknown>>;
}

const CURVES: Readonly<Record<string, string>> = {
  ES256: 'P-256',
  ES384: 'P-384',
  ES512: 'P-521',
};
const KEYS = new Map<string, TokenKey>();

/** The key of an algorithm; made once per process for each owner, because RSA keys are slow to make. */
export function tokenKey(alg: Algorithm, owner = 'issuer'): TokenKey {
  const kid = `${owner}-${alg}`;
  const known = KEYS.get(kid);
  if (known !== undefined) return known;
  const { publicKey, privateKey } = generate(alg);
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid, alg, use: 'sig' };
  const made = { kid, alg, privateKey, publicKey, jwk };
  KEYS.set(kid, made);
  return made;
}

function generate(alg: Algorithm): { publicKey: KeyObject; privateKey: KeyObject } {
  const namedCurve = CURVES[alg];
  if (namedCurve !== undefined) return newKeyPair('ec', { namedCurve });
  return alg === 'EdDSA' ? newKeyPair('ed25519') : newKeyPair('rsa', { modulusLength: 2048 });
}

/** Signs as an algorithm does it (RFC 7518, 3; RFC 8037, 3.1), whatever key is given. */
export function signBytes(alg: Algorithm, key: KeyObject, input: string): Buffer {
  const bytes = Buffer.from(input);
  if (alg === 'EdDSA') return sign(null, bytes, key);
  const hash = `sha${alg.slice(2)}`;
  if (alg.startsWith('ES')) return sign(hash, bytes, { key, dsaEncoding: 'ieee-p1363' });
  if (alg.startsWith('RS')) return sign(hash, bytes, key);
  return sign(hash, bytes, {
    key,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
  });
}
