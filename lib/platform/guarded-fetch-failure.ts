/** Why nothing could be had from an address; each names one cause. */
export type FetchFailureCode =
  | 'ADDRESS_INVALID'
  | 'PORT_NOT_ALLOWED'
  | 'HOST_UNRESOLVED'
  | 'HOST_NOT_PUBLIC'
  | 'CONNECTION_REFUSED'
  | 'CONNECTION_RESET'
  | 'TIMED_OUT'
  | 'CANCELLED'
  | 'TLS_EXPIRED'
  | 'TLS_NOT_YET_VALID'
  | 'TLS_WRONG_HOST'
  | 'TLS_UNTRUSTED'
  | 'TLS_PROTOCOL'
  | 'TLS_FAILED'
  | 'REDIRECTED'
  | 'HTTP_STATUS'
  | 'NOT_JSON'
  | 'TOO_LARGE'
  | 'BAD_RESPONSE';

export interface FetchFailure {
  readonly ok: false;
  readonly code: FetchFailureCode;
  /** One sentence for the operator who may see network causes. */
  readonly message: string;
  /** Of the answer, when there was one. */
  readonly status: number | null;
  /** Bytes of the body that were read, after inflation. */
  readonly bytes: number;
  /** Where a redirect pointed to; it was not followed. */
  readonly location: string | null;
  readonly retryAfter: string | null;
  /** The original error, for the log. */
  readonly cause: unknown;
}

/** A failure with everything unset that is not given. */
export function fetchFailure(
  code: FetchFailureCode,
  message: string,
  more: Partial<Omit<FetchFailure, 'ok' | 'code' | 'message'>> = {},
): FetchFailure {
  const unset = { status: null, bytes: 0, location: null, retryAfter: null, cause: null };
  return { ok: false, code, message, ...unset, ...more };
}

/** Carries a failure through code that can only throw: sockets, streams, an aborted signal. */
export class FetchFailureError extends Error {
  override readonly name = 'FetchFailureError';
  readonly failure: FetchFailure;

  constructor(failure: FetchFailure) {
    super(failure.message, { cause: failure.cause });
    this.failure = failure;
  }
}
