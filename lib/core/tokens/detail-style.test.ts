import { describe, expect, it } from 'vitest';
import { TOKEN_CODES } from '../providers/token-problems';
import { detailOf, MISSING_PERMISSION } from './detail-style';
import { MACHINE_KEY_CODES, type Refused, type VerdictCode } from './verdict';

const refused = (code: VerdictCode, actual: string | null = 'x'): Refused => ({
  valid: false,
  code,
  message: 'What is wrong with “acme”.',
  expected: null,
  actual,
  alsoExpected: [],
  alsoActual: [],
  nearMiss: null,
  check: null,
  providerId: null,
  refetch: false,
  checks: null,
});

const TABLE: Readonly<Record<VerdictCode, readonly [status: number, detail: string]>> = {
  INVALID_ISSUER: [401, 'Invalid issuer.'],
  INVALID_AUDIENCE: [401, 'Invalid audience.'],
  INVALID_AUTHORIZED_PARTY: [401, 'Invalid authorized party.'],
  TOKEN_EXPIRED: [401, 'Token has expired.'],
  TOKEN_NOT_YET_VALID: [401, 'Invalid token: The token is not valid yet.'],
  JWKS_FETCH_FAILED: [503, 'Unable to resolve signing key: The keys cannot be had at this moment.'],
  KEY_NOT_FOUND: [
    401,
    'Unable to resolve signing key: The key that the token was signed with is not known.',
  ],
  KEY_REJECTED: [
    401,
    'Unable to resolve signing key: The key that the token was signed with must not be used.',
  ],
  INVALID_SIGNATURE: [401, 'Invalid signature.'],
  ALGORITHM_NOT_ALLOWED: [401, 'Invalid signing algorithm.'],
  MISSING_CLAIM: [401, 'Invalid token: The token lacks a claim.'],
  INVALID_CLAIM: [401, 'Invalid token: A claim of the token is not what it must be.'],
  INVALID_TOKEN_TYPE: [401, 'Invalid token: The token is of another kind than is accepted.'],
  MALFORMED_TOKEN: [401, 'Invalid token: The token is not a signed JSON Web Token.'],
  UNSUPPORTED_HEADER: [
    401,
    'Invalid token: The token asks for an extension that is not supported.',
  ],
  TOKEN_TOO_LARGE: [401, 'Invalid token: The token is too large.'],
  MALFORMED_MACHINE_KEY: [401, 'Malformed API key.'],
  INVALID_MACHINE_KEY: [401, 'Invalid API key.'],
  REVOKED_MACHINE_KEY: [401, 'API key has been revoked.'],
  EXPIRED_MACHINE_KEY: [401, 'API key has expired.'],
};

describe('detailOf', () => {
  it.each([...TOKEN_CODES, ...MACHINE_KEY_CODES])('words %s as clients compare it', (code) => {
    const [status, detail] = TABLE[code];
    expect(detailOf(refused(code))).toEqual({ status, detail });
  });

  it.each([
    ['INVALID_AUDIENCE', 'aud'],
    ['INVALID_ISSUER', 'iss'],
  ] as const)('tells an absent claim from a wrong one: %s', (code, claim) => {
    expect(detailOf(refused(code, null)).detail).toBe(
      `Invalid token: Token is missing the "${claim}" claim`,
    );
  });

  it('answers 403 to a good token without the permission', () => {
    expect(MISSING_PERMISSION).toEqual({
      status: 403,
      detail: 'Token is missing one or more required permissions.',
    });
  });
});
