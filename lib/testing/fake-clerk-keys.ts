import { createHash, createSign, type KeyObject } from 'node:crypto';
import { newKeyPair } from './key-pair.mjs';

/** The signing key of a Clerk instance for tests. */
export interface FakeClerkKeys {
  /** PEM of the public key, as CLERK_JWT_KEY takes it. */
  readonly jwtKey: string;
  /** The key set that the Backend API gives out. */
  readonly jwks: { readonly keys: readonly object[] };
  /** Signs a token with RS256. */
  readonly sign: (claims: Readonly<Record<string, unknown>>) => string;
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function signed(claims: object, kid: string, key: KeyObject): string {
  const input = `${part({ alg: 'RS256', typ: 'JWT', kid })}.${part(claims)}`;
  return `${input}.${createSign('RSA-SHA256').update(input).sign(key, 'base64url')}`;
}

/** Makes the signing key of an instance. */
export function createFakeClerkKeys(kid: string): FakeClerkKeys {
  const { publicKey, privateKey } = newKeyPair('rsa', { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' };
  return {
    jwtKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    jwks: { keys: [jwk] },
    sign: (claims) => signed(claims, kid, privateKey),
  };
}

/** The publishable key that encodes a Frontend API. */
export function publishableKeyOf(kind: 'test' | 'live', host: string): string {
  return `pk_${kind}_${Buffer.from(`${host}$`).toString('base64')}`;
}

/** What Clerk puts behind the names of its cookies, so that instances on one host do not collide. */
export function cookieSuffixOf(publishableKey: string): string {
  return createHash('sha1').update(publishableKey).digest('base64url').slice(0, 8);
}
