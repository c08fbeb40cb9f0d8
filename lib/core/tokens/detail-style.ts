import { GENERAL_SENTENCES } from './general-sentences';
import type { CheckName, Refused, VerdictCode } from './verdict';

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

const MALFORMED_KEY = 'Malformed API key.';

const FIXED: Partial<Readonly<Record<VerdictCode, string>>> = {
  TOKEN_EXPIRED: 'Token has expired.',
  INVALID_SIGNATURE: 'Invalid signature.',
  ALGORITHM_NOT_ALLOWED: 'Invalid signing algorithm.',
  INVALID_AUTHORIZED_PARTY: 'Invalid authorized party.',
  MALFORMED_MACHINE_KEY: MALFORMED_KEY,
  INVALID_MACHINE_KEY: 'Invalid API key.',
  REVOKED_MACHINE_KEY: 'API key has been revoked.',
  EXPIRED_MACHINE_KEY: 'API key has expired.',
};

/** Those of a claim that may be wrong or absent: two strings each. */
const CLAIMS: Partial<Readonly<Record<VerdictCode, readonly [wrong: string, absent: string]>>> = {
  INVALID_AUDIENCE: ['Invalid audience.', 'Invalid token: Token is missing the "aud" claim'],
  INVALID_ISSUER: ['Invalid issuer.', 'Invalid token: Token is missing the "iss" claim'],
};

/** Of another type than it may have: there, and wrong. */
const OF_ANOTHER_TYPE: Partial<Readonly<Record<CheckName, string>>> = {
  audience: 'Invalid audience.',
  authorized_party: 'Invalid authorized party.',
};

/** What the words depend on. */
export type WordedRefusal = Pick<Refused, 'code' | 'check' | 'actual' | 'nearMiss'>;

/**
 * The answer to a refused token, which may be handed on to whoever sent it: 503 where its provider's keys
 * cannot be had, else 401.
 */
export function detailOf(refused: WordedRefusal): DetailAnswer {
  const status = refused.code === 'JWKS_FETCH_FAILED' ? 503 : 401;
  const stable = stableText(refused);
  if (stable !== null) return { status, detail: stable };
  const about = KEY_CODES.has(refused.code) ? 'Unable to resolve signing key' : 'Invalid token';
  return { status, detail: `${about}: ${GENERAL_SENTENCES[refused.code]}` };
}

/** Null: the sentence goes on with what is wrong. */
function stableText({ code, check, actual, nearMiss }: WordedRefusal): string | null {
  if (nearMiss === 'api_key') return MALFORMED_KEY;
  const claim = CLAIMS[code];
  if (claim !== undefined) return claim[actual === null ? 1 : 0];
  const ofType = code === 'INVALID_CLAIM' && check !== null ? OF_ANOTHER_TYPE[check] : undefined;
  return ofType ?? FIXED[code] ?? null;
}

const KEY_CODES: ReadonlySet<VerdictCode> = new Set([
  'JWKS_FETCH_FAILED',
  'KEY_NOT_FOUND',
  'KEY_REJECTED',
]);
