import { FetchFailureError, fetchFailure } from './guarded-fetch-failure';

/** One time for everything, from its start on; ends with a reason that is a failure. */
export class FetchBudget {
  private readonly controller = new AbortController();
  private readonly ms: number;
  private readonly outer: AbortSignal | undefined;
  private timer: NodeJS.Timeout | null = null;

  constructor(ms: number, outer: AbortSignal | undefined) {
    this.ms = ms;
    this.outer = outer;
    if (outer?.aborted === true) this.cancel();
    else outer?.addEventListener('abort', this.cancel, { once: true });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  start(): void {
    this.timer ??= setTimeout(() => this.spend(), this.ms);
  }

  end(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.outer?.removeEventListener('abort', this.cancel);
  }

  private spend(): void {
    const message = `No complete answer within ${this.ms / 1000} s.`;
    this.controller.abort(new FetchFailureError(fetchFailure('TIMED_OUT', message)));
  }

  private readonly cancel = (): void => {
    const failure = fetchFailure('CANCELLED', 'The test was cancelled.');
    this.controller.abort(new FetchFailureError(failure));
  };
}
