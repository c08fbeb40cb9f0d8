import type { VerdictCode } from './verdict';

/**
 * Why a token is refused as anybody may learn it who sends one: nothing of how the workspace is set up is
 * in it. ASCII without quotes, so that it may stand in `WWW-Authenticate` (RFC 6750, section 3).
 */
export const GENERAL_SENTENCES: Readonly<Record<VerdictCode, string>> = {
  MALFORMED_TOKEN: 'The token is not a signed JSON Web Token.',
  TOKEN_TOO_LARGE: 'The token is too large.',
  UNSUPPORTED_HEADER: 'The token asks for an extension that is not supported.',
  ALGORITHM_NOT_ALLOWED: 'The algorithm of the token is not allowed.',
  INVALID_ISSUER: 'The issuer of the token is not accepted.',
  JWKS_FETCH_FAILED: 'The keys cannot be had at this moment.',
  KEY_NOT_FOUND: 'The key that the token was signed with is not known.',
  KEY_REJECTED: 'The key that the token was signed with must not be used.',
  INVALID_SIGNATURE: 'The signature does not belong to the token.',
  TOKEN_EXPIRED: 'The token has expired.',
  TOKEN_NOT_YET_VALID: 'The token is not valid yet.',
  INVALID_AUDIENCE: 'The audience of the token is not accepted.',
  INVALID_AUTHORIZED_PARTY: 'The authorized party of the token is not accepted.',
  MISSING_CLAIM: 'The token lacks a claim.',
  INVALID_CLAIM: 'A claim of the token is not what it must be.',
  INVALID_TOKEN_TYPE: 'The token is of another kind than is accepted.',
  MALFORMED_MACHINE_KEY: 'The machine key is malformed.',
  INVALID_MACHINE_KEY: 'The machine key is not known.',
  REVOKED_MACHINE_KEY: 'The machine key was revoked.',
  EXPIRED_MACHINE_KEY: 'The machine key has expired.',
};
