/** What a client failed for. Codes of the HTTP API come as they are. */
export type ClaimcheckErrorCode =
  /** The options are wrong; thrown by the constructor. */
  | 'CONFIGURATION'
  /** What was asked is wrong; `fields` says where. */
  | 'INVALID_INPUT'
  /** The API key is missing, malformed, unknown, revoked or expired. */
  | 'UNAUTHENTICATED'
  /** The API key lacks the scope, or is of another workspace. */
  | 'FORBIDDEN'
  | 'TOO_MANY_REQUESTS'
  /** The api does not answer, or answers with a failure of its own. */
  | 'UNAVAILABLE'
  | 'TIMED_OUT'
  /** The keys of the token's provider cannot be had: nothing is known of the token. */
  | 'JWKS_FETCH_FAILED'
  /** Local mode: there is no bundle yet. */
  | 'NO_BUNDLE'
  /** Local mode: the api has not confirmed the bundle for too long. */
  | 'BUNDLE_TOO_OLD'
  /** What the api sent is nothing that this client knows. */
  | 'UNEXPECTED_ANSWER'
  | 'CLOSED';

export interface ClaimcheckErrorOptions {
  readonly code: ClaimcheckErrorCode;
  /** HTTP status of the api; absent: it did not answer. */
  readonly status?: number;
  /** What the log of the api can be searched for. */
  readonly requestId?: string;
  readonly retryAfterSeconds?: number;
  /** Messages by field. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
  readonly cause?: unknown;
}

/**
 * Why there is no answer. A refused token or a denial is an answer, never one of these. Neither the token nor
 * the API key is in it.
 */
export class ClaimcheckError extends Error {
  override readonly name = 'ClaimcheckError';
  readonly code: ClaimcheckErrorCode;
  readonly status: number | null;
  readonly requestId: string | null;
  /** When to try again; null: not known. */
  readonly retryAfterSeconds: number | null;
  readonly fields: Readonly<Record<string, readonly string[]>>;

  constructor(message: string, options: ClaimcheckErrorOptions) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = options.code;
    this.status = options.status ?? null;
    this.requestId = options.requestId ?? null;
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
    this.fields = options.fields ?? {};
  }

  /** Whether the same call may be answered a little later. */
  get retryable(): boolean {
    return RETRYABLE.has(this.code);
  }
}

const RETRYABLE: ReadonlySet<ClaimcheckErrorCode> = new Set([
  'TOO_MANY_REQUESTS',
  'UNAVAILABLE',
  'TIMED_OUT',
  'JWKS_FETCH_FAILED',
  'NO_BUNDLE',
  'BUNDLE_TOO_OLD',
]);
