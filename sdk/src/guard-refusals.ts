import { type BearerChallenge, bearerChallenge } from '@/lib/core/tokens/bearer-challenge';
import type { BearerToken } from '@/lib/core/tokens/bearer-token';
import { detailOf, MISSING_PERMISSION, type WordedRefusal } from '@/lib/core/tokens/detail-style';
import { GENERAL_SENTENCES } from '@/lib/core/tokens/general-sentences';
import type { VerdictCode } from '@/lib/core/tokens/verdict';
import type { GuardOptions } from './guard-options';
import type { Refusal } from './guard-outcome';

const RETRY_SECONDS = 5;
const NOT_NOW = 'Access cannot be checked at this moment.';
const NOT_CHECKED = 'Access could not be checked.';
const NOT_ALLOWED = 'You do not have permission to perform this action.';
const REFUSED = 'The token is refused.';

type Style = Pick<GuardOptions, 'realm' | 'detail'>;

/**
 * 401: there is no token to judge. An error is named only where somebody tried, and then that of a malformed token,
 * as `/v1/forward-auth` does (RFC 6750, section 3.1).
 */
export function withoutToken(
  { tried, detail }: Extract<BearerToken, { token: null }>,
  style: Style,
): Refusal {
  const challenge = tried ? { error: 'invalid_token' as const, description: detail } : {};
  return refusal(401, { code: 'UNAUTHENTICATED', message: detail }, { style, challenge });
}

/** 401: the token is refused, in words that say nothing of how the workspace is set up; 503: its keys cannot be had. */
export function refusedToken(refused: WordedRefusal, style: Style): Refusal {
  const { code } = refused;
  // A newer api may have a code that this client does not know.
  const known = isVerdictCode(code);
  const { status, detail } = known ? detailOf(refused) : { status: 401, detail: REFUSED };
  if (status === 503) return unavailable(RETRY_SECONDS, style, detail);
  const message = known ? GENERAL_SENTENCES[code] : REFUSED;
  const challenge = { error: 'invalid_token' as const, description: message };
  return refusal(401, { code, message }, { style, challenge, detail });
}

/** 403: the token is good and lacks permissions; `asked` are all that it has to have. */
export function missingPermissions(
  missing: readonly string[],
  asked: readonly string[],
  style: Style,
): Refusal {
  const message = MISSING_PERMISSION.detail;
  const challenge = { error: 'insufficient_scope' as const, description: message, scope: asked };
  return refusal(403, { code: 'MISSING_PERMISSION', message, missing }, { style, challenge });
}

/** 403: the policies say no. The log of the api has more under the id of the decision. */
export function denied(decisionId: string, style: Style): Refusal {
  const challenge = { error: 'insufficient_scope' as const, description: NOT_ALLOWED };
  const body = { code: 'ACCESS_DENIED', message: NOT_ALLOWED, decisionId };
  return refusal(403, body, { style, challenge });
}

/** 503 where the same request may be answered later, else 500; neither says why. */
export function failed(error: unknown, style: Style): Refusal {
  if (!isRetryable(error)) {
    return refusal(500, { code: 'INTERNAL', message: NOT_CHECKED }, { style });
  }
  return unavailable(secondsOf(error), style, NOT_NOW);
}

function unavailable(retryAfterSeconds: number, style: Style, detail: string): Refusal {
  const headers = { 'retry-after': String(retryAfterSeconds) };
  return refusal(503, { code: 'UNAVAILABLE', message: NOT_NOW }, { style, headers, detail });
}

/** Tells the code of a refused token from the reason of a decision. */
export function isVerdictCode(code: string): code is VerdictCode {
  return Object.hasOwn(GENERAL_SENTENCES, code);
}

/** By its name and not by its class: a bundler may have put that into a program twice. */
function isRetryable(error: unknown): error is Error {
  return (
    error instanceof Error &&
    error.name === 'ClaimcheckError' &&
    'retryable' in error &&
    error.retryable === true
  );
}

function secondsOf(error: Error): number {
  const said = 'retryAfterSeconds' in error ? error.retryAfterSeconds : null;
  return typeof said === 'number' && said > 0 ? Math.ceil(said) : RETRY_SECONDS;
}

interface Wording {
  readonly style: Style;
  readonly challenge?: BearerChallenge;
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: the message. */
  readonly detail?: string;
}

function refusal(
  status: Refusal['status'],
  body: Readonly<Record<string, unknown>> & { readonly message: string },
  { style, challenge, headers = {}, detail = body.message }: Wording,
): Refusal {
  const realm = style.realm === undefined ? {} : { realm: style.realm };
  const asked =
    challenge === undefined
      ? {}
      : { 'www-authenticate': bearerChallenge({ ...realm, ...challenge }) };
  return {
    ok: false,
    status,
    headers: { 'cache-control': 'no-store', ...asked, ...headers },
    body: style.detail === true ? { detail } : body,
  };
}
