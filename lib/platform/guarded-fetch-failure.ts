import type { FetchFailureCode } from '@/lib/core/connections/fetch-failure-code';

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
