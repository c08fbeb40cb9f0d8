import type { CheckName, NearMiss, Refused, VerdictCode } from './verdict';

const BY_CODE: Readonly<Record<VerdictCode, string>> = {
  MALFORMED_TOKEN: 'Refused: this is not a signed token',
  TOKEN_TOO_LARGE: 'Refused: the token is too large',
  UNSUPPORTED_HEADER: 'Refused: the header asks for an extension',
  ALGORITHM_NOT_ALLOWED: 'Refused: its algorithm is not allowed',
  INVALID_ISSUER: 'Refused: the token comes from another issuer',
  KEY_NOT_FOUND: 'Refused: the provider has no such key',
  KEY_REJECTED: 'Refused: its key must not be used',
  JWKS_FETCH_FAILED: 'Not judged: the provider’s keys cannot be had',
  INVALID_SIGNATURE: 'Refused: the signature does not belong to this token',
  TOKEN_EXPIRED: 'Refused: the token has expired',
  TOKEN_NOT_YET_VALID: 'Refused: the token is not valid yet',
  INVALID_AUDIENCE: 'Refused: the token is meant for another API',
  INVALID_AUTHORIZED_PARTY: 'Refused: another application asked for it',
  MISSING_CLAIM: 'Refused: a claim is missing',
  INVALID_CLAIM: 'Refused: a claim is not what it must be',
  INVALID_TOKEN_TYPE: 'Refused: this is another kind of token',
  MALFORMED_MACHINE_KEY: 'Refused: this is not a whole machine key',
  INVALID_MACHINE_KEY: 'Refused: there is no such machine key',
  REVOKED_MACHINE_KEY: 'Refused: the machine key was revoked',
  EXPIRED_MACHINE_KEY: 'Refused: the machine key has expired',
};

const BY_NEAR_MISS: Readonly<Partial<Record<NearMiss, string>>> = {
  other_provider: 'Refused: another provider issued the token',
  other_environment: 'Refused: the token belongs to another environment',
  disabled_provider: 'Refused: its provider is disabled',
  development_instance: 'Refused: the token comes from a development instance',
  production_instance: 'Refused: the token comes from a production instance',
  workos_bare_issuer: 'Refused: the token carries the older issuer of WorkOS',
  id_token: 'Refused: this is an ID token, and an access token is expected',
  access_token: 'Refused: this is an access token, and an ID token is expected',
  no_audience_clerk: 'Refused: a session token of Clerk names no audience',
  no_audience_workos: 'Refused: the token of WorkOS names no audience',
  milliseconds: 'Refused: a time is written in milliseconds',
  api_key: 'Refused: this is an API key, not a token',
};

/** What an audience tells of the kind of a token is a guess; whether the kind is right is another check. */
const KIND_BY_AUDIENCE: Readonly<Partial<Record<NearMiss, string>>> = {
  id_token: 'Refused: this looks like an ID token, and the audience is an API',
  access_token: 'Refused: this looks like an access token, and the audiences are client IDs',
};

const NOUNS: Readonly<Partial<Record<CheckName, string>>> = {
  issuer: 'issuer',
  audience: 'audience',
  authorized_party: 'authorized party',
};

const DIFFERENCES: Readonly<Partial<Record<NearMiss, string>>> = {
  trailing_slash: 'the slash at its end',
  scheme: 'http and https',
  case: 'upper and lower case',
  white_space: 'white space',
  port: 'the port',
  look_alike: 'characters that look alike',
  region: 'the region',
};

/** What happened, in a line. */
export function titleOf({ code, check, nearMiss, actual }: Refused): string {
  const noun = check === null ? undefined : NOUNS[check];
  if (nearMiss !== null) {
    const difference = DIFFERENCES[nearMiss];
    if (difference !== undefined && noun !== undefined) {
      return `Refused: the ${noun} differs in ${difference}`;
    }
    const guessed = check === 'audience' ? KIND_BY_AUDIENCE[nearMiss] : undefined;
    const own = guessed ?? BY_NEAR_MISS[nearMiss];
    if (own !== undefined) return own;
  }
  const isAbsent = actual === null && noun !== undefined && !code.endsWith('_CLAIM');
  return isAbsent ? `Refused: the token names no ${noun}` : BY_CODE[code];
}
