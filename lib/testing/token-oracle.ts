import {
  createLocalJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTVerifyOptions,
  jwtVerify,
} from 'jose';
import type { TrustedProvider } from '@/lib/core/tokens/trusted-provider';

/** A token, and everything that judging it depends on. */
export interface TokenCase {
  readonly token: string;
  readonly provider: TrustedProvider;
  /** Members of a JWK Set as they are published. */
  readonly published: readonly Readonly<Record<string, unknown>>[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Whether jose accepts the token under the same rules. It is asked as its documentation says: where
 * several keys fit, each is tried.
 */
export async function joseAccepts({
  token,
  provider,
  published,
  now,
}: TokenCase): Promise<boolean> {
  const keys = createLocalJWKSet({ keys: published.map(unnamed) } as JSONWebKeySet);
  const options = optionsOf(provider, now);
  const refusal = await refusalOf(token, keys, options);
  if (refusal === null) return true;
  if (provider.audienceRule !== 'absent_allowed' || !lacksAudience(refusal)) return false;
  const { audience: _, ...others } = options;
  return (await refusalOf(token, keys, others)) === null;
}

/** EdDSA and Ed25519 name one algorithm (RFC 9864); jose wants token and key to use the same name. */
function unnamed(key: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { alg, ...others } = key;
  return alg === 'EdDSA' || alg === 'Ed25519' ? others : key;
}

function optionsOf(provider: TrustedProvider, now: number): JWTVerifyOptions {
  const { algorithms, requiredClaims } = provider;
  return {
    issuer: [...provider.issuers],
    audience: [...provider.audiences],
    algorithms: algorithms.includes('EdDSA') ? [...algorithms, 'Ed25519'] : [...algorithms],
    clockTolerance: provider.clockToleranceSeconds,
    currentDate: new Date(now),
    requiredClaims: ['exp', 'sub', ...requiredClaims],
  };
}

type KeySource = ReturnType<typeof createLocalJWKSet>;

async function refusalOf(
  token: string,
  keys: KeySource,
  options: JWTVerifyOptions,
): Promise<errors.JOSEError | null> {
  try {
    await jwtVerify(token, keys, options);
    return null;
  } catch (error) {
    if (error instanceof errors.JWKSMultipleMatchingKeys) return eachOf(error, token, options);
    if (error instanceof errors.JOSEError) return error;
    // Keys that cannot be imported and texts that are no base64 come as errors of the platform.
    return new errors.JWSInvalid('The platform refuses it.', { cause: error });
  }
}

async function eachOf(
  several: errors.JWKSMultipleMatchingKeys,
  token: string,
  options: JWTVerifyOptions,
): Promise<errors.JOSEError | null> {
  for await (const key of several) {
    try {
      await jwtVerify(token, key, options);
      return null;
    } catch (error) {
      if (error instanceof errors.JWSSignatureVerificationFailed) continue;
      if (error instanceof errors.JOSEError) return error;
      throw error;
    }
  }
  return new errors.JWSSignatureVerificationFailed();
}

/** Absent, or null, which counts as absent. */
function lacksAudience(refusal: errors.JOSEError): boolean {
  if (!(refusal instanceof errors.JWTClaimValidationFailed) || refusal.claim !== 'aud')
    return false;
  return refusal.reason === 'missing' || refusal.payload.aud === null;
}
