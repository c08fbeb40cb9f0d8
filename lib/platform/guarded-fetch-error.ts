import type { FetchFailure } from './guarded-fetch-failure';

/** Carries a failure through code that can only throw: sockets, streams, an aborted signal. */
export class FetchFailureError extends Error {
  override readonly name = 'FetchFailureError';
  readonly failure: FetchFailure;

  constructor(failure: FetchFailure) {
    super(failure.message, { cause: failure.cause });
    this.failure = failure;
  }
}
