import { constants, createHash, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { newKeyPair } from './key-pair.mjs';
import { writeCertificate } from './x509';

/** A key with which a fake service signs, and the certificate that it may publish with it. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  /** `kty`, `n` and `e`. */
  readonly jwk: Readonly<Record<string, unknown>>;
  /** Base64 of the certificate, as `x5c` holds it. */
  readonly certificate: string;
  readonly sha1: string;
  readonly sha256: string;
}

export type RsaAlgorithm = 'RS256' | 'RS384' | 'RS512' | 'PS256' | 'PS384' | 'PS512';

const YEAR_MS = 365 * 86_400_000;
const KEYS = new Map<string, SigningKey>();

/**
 * The RSA key of an owner, with a certificate of ten years; `form` is the start of its `kid`. Made
 * once per process, because making one is slow.
 */
export function signingKey(owner: string, form = ''): SigningKey {
  const kid = form + createHash('sha256').update(owner).digest('base64url').slice(0, 21);
  const known = KEYS.get(kid);
  if (known !== undefined) return known;
  const made = createSigningKey(kid, owner);
  KEYS.set(kid, made);
  return made;
}

function createSigningKey(kid: string, commonName: string): SigningKey {
  const { publicKey, privateKey } = newKeyPair('rsa', { modulusLength: 2048 });
  const pem = writeCertificate({
    commonName,
    notBefore: new Date(Date.now() - YEAR_MS),
    notAfter: new Date(Date.now() + 9 * YEAR_MS),
    publicKey,
    authority: true,
    issuerName: commonName,
    issuerKey: privateKey,
  });
  const { raw } = new X509Certificate(pem);
  return {
    kid,
    privateKey,
    jwk: publicKey.export({ format: 'jwk' }),
    certificate: raw.toString('base64'),
    sha1: createHash('sha1').update(raw).digest('base64url'),
    sha256: createHash('sha256').update(raw).digest('base64url'),
  };
}

/** A signed token (RFC 7515, 7.1); members of `header` go before the usual ones. */
export function signToken(
  key: SigningKey,
  claims: Readonly<Record<string, unknown>>,
  header: { readonly alg?: RsaAlgorithm; readonly [name: string]: unknown } = {},
): string {
  const { alg = 'RS256' } = header;
  const input = [{ typ: 'JWT', kid: key.kid, ...header, alg }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = sign(`sha${alg.slice(2)}`, Buffer.from(input), {
    key: key.privateKey,
    ...(alg.startsWith('PS') && {
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
    }),
  });
  return `${input}.${signature.toString('base64url')}`;
}

/** Seconds since 1970, as tokens count them. */
export function nowInSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
