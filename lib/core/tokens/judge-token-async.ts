import { keyBytes } from '../oidc/key-integers';
import type { KeyRing, VerificationKey } from '../oidc/key-ring';
import type { Algorithm } from '../providers/draft';
import { encodeBase64url } from './base64url';
import { signatureLength } from './ecdsa-signature';
import type { JudgeOptions } from './judge-case';
import { type OpenedToken, openToken } from './open-token';
import { type Judgement, prepareJudgement } from './prepare-judgement';
import type { TrustedProvider } from './trusted-provider';
import type { TokenVerdict } from './verdict';

/** WebCrypto does not have the algorithm here, so nothing is known of the signature. */
export interface UnsupportedHere {
  readonly valid: null;
  readonly algorithm: Algorithm;
}

/**
 * Judges a token as `judgeToken` does, with WebCrypto, for browsers. Says so when WebCrypto lacks the
 * algorithm (EdDSA in older browsers); `subtle` itself is absent on plain http pages.
 */
export async function judgeTokenAsync(
  token: string | OpenedToken,
  provider: TrustedProvider,
  ring: KeyRing,
  options: JudgeOptions,
  subtle: SubtleCrypto,
): Promise<TokenVerdict | UnsupportedHere> {
  const opened = typeof token === 'string' ? openToken(token) : token;
  const judgement = prepareJudgement(opened, provider, ring, options);
  return judgement.verdict === null ? verify(judgement, subtle) : judgement.verdict;
}

async function verify(
  judgement: Judgement,
  subtle: SubtleCrypto,
): Promise<TokenVerdict | UnsupportedHere> {
  const { algorithm, signature, candidates, conclude, reject } = judgement;
  const length = signatureLength(algorithm);
  if (length !== null && signature.length !== length) return conclude(null);
  const input = new TextEncoder().encode(judgement.signingInput);
  for (const candidate of candidates) {
    const key = await importKey(candidate, algorithm, subtle);
    if (key === 'not_supported') return { valid: null, algorithm };
    if (key === 'unreadable') return reject(candidate, UNREADABLE);
    if (await subtle.verify(verifyParameters(algorithm), key, signature, input)) {
      return conclude(candidate);
    }
  }
  return conclude(null);
}

const UNREADABLE = 'Its numbers are no key of that kind.';

async function importKey(
  { jwk }: VerificationKey,
  algorithm: Algorithm,
  subtle: SubtleCrypto,
): Promise<CryptoKey | 'not_supported' | 'unreadable'> {
  try {
    return await subtle.importKey('jwk', publicPart(jwk), importParameters(algorithm), false, [
      'verify',
    ]);
  } catch (error) {
    // Other contexts have a DOMException of their own, so the name tells.
    const name = error instanceof Object && 'name' in error ? error.name : '';
    if (name === 'NotSupportedError') return 'not_supported';
    if (name === 'DataError' || name === 'SyntaxError') return 'unreadable';
    throw error;
  }
}

/** `alg`, `use` and `key_ops` were judged already, and browsers differ in what they make of them. */
function publicPart(jwk: VerificationKey['jwk']): JsonWebKey {
  const part: Record<string, string> = {};
  for (const name of ['kty', 'n', 'e', 'crv', 'x', 'y']) {
    const value = jwk[name];
    if (typeof value === 'string') part[name] = plainNumber(name, value);
  }
  return part;
}

/** As RFC 7518 (2, 6.3) writes it: Chromium takes neither padding nor leading zeros, which some publish. */
function plainNumber(name: string, text: string): string {
  const bytes = name === 'kty' || name === 'crv' ? null : keyBytes(text);
  if (bytes === null) return text;
  const first = name === 'n' || name === 'e' ? bytes.findIndex((byte) => byte !== 0) : 0;
  return encodeBase64url(bytes.subarray(Math.max(0, first)));
}

const HASHES = { '256': 'SHA-256', '384': 'SHA-384', '512': 'SHA-512' } as const;
const CURVES = { '256': 'P-256', '384': 'P-384', '512': 'P-521' } as const;
const HASH_BYTES = { '256': 32, '384': 48, '512': 64 } as const;

function sizeOf(algorithm: Exclude<Algorithm, 'EdDSA'>): keyof typeof HASHES {
  return algorithm.endsWith('256') ? '256' : algorithm.endsWith('384') ? '384' : '512';
}

function importParameters(
  algorithm: Algorithm,
): RsaHashedImportParams | EcKeyImportParams | NamedAlgorithm {
  if (algorithm === 'EdDSA') return { name: 'Ed25519' };
  const size = sizeOf(algorithm);
  if (algorithm.startsWith('ES')) return { name: 'ECDSA', namedCurve: CURVES[size] };
  const name = algorithm.startsWith('PS') ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5';
  return { name, hash: HASHES[size] };
}

function verifyParameters(algorithm: Algorithm): EcdsaParams | RsaPssParams | NamedAlgorithm {
  if (algorithm === 'EdDSA') return { name: 'Ed25519' };
  const size = sizeOf(algorithm);
  if (algorithm.startsWith('ES')) return { name: 'ECDSA', hash: HASHES[size] };
  if (algorithm.startsWith('PS')) return { name: 'RSA-PSS', saltLength: HASH_BYTES[size] };
  return { name: 'RSASSA-PKCS1-v1_5' };
}

interface NamedAlgorithm {
  readonly name: string;
}
