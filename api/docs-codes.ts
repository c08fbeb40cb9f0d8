import type { VerdictCode } from '@/lib/core/tokens/verdict';

/** Why a token is refused, in a sentence for each code, in the order of the checks. */
export const TOKEN_CODE_CAUSES: Readonly<Record<VerdictCode, string>> = {
  MALFORMED_TOKEN:
    'It is no signed JSON Web Token: not three parts, bad base64url, UTF-8 or JSON, a name twice in one object, or encrypted.',
  TOKEN_TOO_LARGE: 'It is larger than 64 KiB, or nested more than 32 levels deep.',
  UNSUPPORTED_HEADER:
    'Its header asks for an extension that an ordinary token does not have: `crit`, `b64` or `zip`.',
  ALGORITHM_NOT_ALLOWED: 'Its algorithm is not on the provider’s list; `none` and HMAC never are.',
  INVALID_ISSUER:
    'No enabled provider of the environment has its `iss`, which is compared byte for byte.',
  JWKS_FETCH_FAILED:
    'The provider is trusted, but its keys cannot be had at the moment. This says nothing about the token: try again.',
  KEY_NOT_FOUND:
    'No published key has its `kid`, also after the keys were fetched once more; or it names none and no key fits.',
  KEY_REJECTED:
    'The key that it names is published but must not be used: too weak, for another use or algorithm, listed twice, or private.',
  INVALID_SIGNATURE:
    'Its signature does not verify: it was changed, or signed with another key of the same name.',
  TOKEN_EXPIRED: 'Its `exp` is past by more than the clock tolerance.',
  TOKEN_NOT_YET_VALID: 'Its `nbf` or `iat` is ahead by more than the clock tolerance.',
  INVALID_AUDIENCE: 'Its `aud` is absent, or names none of the provider’s audiences.',
  INVALID_AUTHORIZED_PARTY:
    'Its `azp` is not among the authorized parties, or absent where it is required.',
  MISSING_CLAIM: 'It has no `exp`, no `sub`, or lacks a claim that the provider requires.',
  INVALID_CLAIM:
    'A claim is of the wrong type, a time is no finite number, or `sub` is empty or longer than 255 characters.',
  INVALID_TOKEN_TYPE:
    'It is another kind of token than the provider is set to accept, such as an ID token in place of an access token.',
  MALFORMED_MACHINE_KEY: 'It begins as a machine key but has not the form of one.',
  INVALID_MACHINE_KEY: 'There is no such machine key in the workspace and environment.',
  REVOKED_MACHINE_KEY: 'The machine key was revoked.',
  EXPIRED_MACHINE_KEY: 'The machine key has expired.',
};

/** Why a request is refused, with its status. */
export const REQUEST_CODE_CAUSES: Readonly<Record<string, readonly [number, string]>> = {
  INVALID_INPUT: [400, 'Something in it is not taken; `fields` has the messages of each place.'],
  BAD_REQUEST: [400, 'It cannot be read, or a key or token stands in its address.'],
  UNAUTHENTICATED: [401, 'No API key came, or it is malformed, unknown, revoked or expired.'],
  FORBIDDEN: [403, 'The scopes of the key do not include it.'],
  NOT_FOUND: [404, 'There is nothing there, as far as this key may know.'],
  METHOD_NOT_ALLOWED: [405, 'The address does not take this method; Allow names those it takes.'],
  REQUEST_TIMEOUT: [408, 'It took too long to arrive.'],
  CONFLICT: [
    409,
    'Another provider has the issuer; or, with 412, another version holds than the one in If-Match.',
  ],
  ALREADY_ROTATED: [409, 'This key was rotated before, and its successor was shown then.'],
  BODY_TOO_LARGE: [413, 'The body is larger than 1 MiB.'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'Bodies are JSON: send Content-Type: application/json.'],
  IDEMPOTENCY_KEY_REUSED: [422, 'The Idempotency-Key was used for another request.'],
  PRECONDITION_REQUIRED: [428, 'A change needs If-Match with the ETag that was read.'],
  TOO_MANY_REQUESTS: [429, 'The key asks too often; Retry-After says when to go on.'],
  HEADERS_TOO_LARGE: [431, 'Its headers are larger than the api reads.'],
  DEFECT: [500, 'Something went wrong here; the request id finds it in the log.'],
  UNAVAILABLE: [503, 'The database does not answer; try again after Retry-After.'],
  NOT_READY: [503, 'Of `/readyz` alone: the api should get no requests now; `reason` says why.'],
};
