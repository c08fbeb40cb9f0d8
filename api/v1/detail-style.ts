import type { Refused, VerdictCode } from '@/lib/core/tokens/verdict';

/** A refusal as Griddy's services word it: strings that clients compare. */
export interface DetailAnswer {
  readonly status: number;
  readonly detail: string;
}

/** What is answered to a good token that lacks a permission. */
export const MISSING_PERMISSION: DetailAnswer = {
  status: 403,
  detail: 'Token is missing one or more required permissions.',
};

const FIXED: Partial<Readonly<Record<VerdictCode, string>>> = {
  TOKEN_EXPIRED: 'Token has expired.',
  INVALID_SIGNATURE: 'Invalid signature.',
  ALGORITHM_NOT_ALLOWED: 'Invalid signing algorithm.',
  INVALID_AUTHORIZED_PARTY: 'Invalid authorized party.',
  MALFORMED_MACHINE_KEY: 'Malformed API key.',
  INVALID_MACHINE_KEY: 'Invalid API key.',
  REVOKED_MACHINE_KEY: 'API key has been revoked.',
  EXPIRED_MACHINE_KEY: 'API key has expired.',
};

/** Those of a claim that may be wrong or absent: two strings each. */
const CLAIMS: Partial<Readonly<Record<VerdictCode, readonly [wrong: string, absent: string]>>> = {
  INVALID_AUDIENCE: ['Invalid audience.', 'Invalid token: Token is missing the "aud" claim'],
  INVALID_ISSUER: ['Invalid issuer.', 'Invalid token: Token is missing the "iss" claim'],
};

/** The answer to a refused token; 503 where its provider's keys cannot be had, else 401. */
export function detailOf({ code, message, actual }: Refused): DetailAnswer {
  const status = code === 'JWKS_FETCH_FAILED' ? 503 : 401;
  const claim = CLAIMS[code];
  if (claim !== undefined) return { status, detail: claim[actual === null ? 1 : 0] };
  const fixed = FIXED[code];
  if (fixed !== undefined) return { status, detail: fixed };
  const about = KEY_CODES.has(code) ? 'Unable to resolve signing key' : 'Invalid token';
  return { status, detail: `${about}: ${message}` };
}

const KEY_CODES: ReadonlySet<VerdictCode> = new Set([
  'JWKS_FETCH_FAILED',
  'KEY_NOT_FOUND',
  'KEY_REJECTED',
]);
