import { judgeKeys } from '@/lib/core/oidc/judge-jwks';
import { type KeyRing, keyRingOf } from '@/lib/core/oidc/key-ring';
import { ALGORITHMS, type Algorithm } from '@/lib/core/providers/draft';
import type { TrustedProvider } from '@/lib/core/tokens/trusted-provider';
import { signBytes, type TokenKey } from './token-keys';

/** The second at which made-up tokens are judged: 15 January 2027, 08:00 UTC. */
export const JUDGED_AT = 1_800_000_000;
export const TOKEN_ISSUER = 'https://issuer.example.com';
export const TOKEN_AUDIENCE = 'client-1';

/** What a good token says. */
export const GOOD_CLAIMS = {
  iss: TOKEN_ISSUER,
  sub: 'user-1',
  aud: TOKEN_AUDIENCE,
  iat: JUDGED_AT - 60,
  exp: JUDGED_AT + 3600,
};

/** An object is written as JSON, where undefined takes a member out; text and bytes go as they are. */
export type TokenPart = Readonly<Record<string, unknown>> | string | Buffer;

export interface TokenDraft {
  /** Joins `alg`, `typ` and `kid`. */
  readonly header?: TokenPart;
  /** Joins the good claims. */
  readonly claims?: TokenPart;
  /** How it is signed, where that is not what the key is for. */
  readonly alg?: Algorithm;
}

/** A signed compact token (RFC 7515, 7.1): good unless the draft says otherwise. */
export function makeToken(key: TokenKey, draft: TokenDraft = {}): string {
  const { header = {}, claims = {}, alg = key.alg } = draft;
  const input = [
    encodePart(header, { alg, typ: 'JWT', kid: key.kid }),
    encodePart(claims, GOOD_CLAIMS),
  ].join('.');
  return `${input}.${signBytes(alg, key.privateKey, input).toString('base64url')}`;
}

/** One part of a token in base64url; the members of an object come after those of `usual`. */
export function encodePart(part: TokenPart, usual: Readonly<Record<string, unknown>> = {}): string {
  if (typeof part === 'string' || Buffer.isBuffer(part)) {
    return Buffer.from(part).toString('base64url');
  }
  return Buffer.from(JSON.stringify({ ...usual, ...part })).toString('base64url');
}

/** A provider that trusts the made-up issuer for every algorithm. */
export function trustedProvider(given: Partial<TrustedProvider> = {}): TrustedProvider {
  return {
    id: 'prv_made_up',
    name: 'Made up',
    type: 'custom_oidc',
    environment: 'production',
    issuers: [TOKEN_ISSUER],
    audiences: [TOKEN_AUDIENCE],
    audienceRule: 'required',
    azpRule: 'off',
    authorizedParties: [],
    algorithms: ALGORITHMS,
    clockToleranceSeconds: 5,
    tokenKind: 'any',
    permissionsPath: null,
    requiredClaims: [],
    ...given,
  };
}

const RINGS = new Map<string, KeyRing>();

/**
 * The keys as a provider would publish them, judged; the same ones once per process, because judging
 * keys costs more than judging tokens.
 */
export function ringOf(...published: readonly unknown[]): KeyRing {
  const name = JSON.stringify(published);
  const ring = RINGS.get(name) ?? judgedRing(published);
  RINGS.set(name, ring);
  return ring;
}

function judgedRing(published: readonly unknown[]): KeyRing {
  const judged = judgeKeys(published);
  if (!judged.ok) throw new Error(judged.message);
  return keyRingOf(judged.keys);
}
