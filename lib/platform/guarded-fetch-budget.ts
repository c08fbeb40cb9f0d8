import { FetchFailureError, fetchFailure } from './guarded-fetch-failure';

/** Runs something after milliseconds; what is returned takes that back. */
export type Schedule = (run: () => void, ms: number) => () => void;

/** By the machine's own clock. */
export const systemSchedule: Schedule = (run, ms) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** One time for everything, from its start on; ends with a reason that is a failure. */
export class FetchBudget {
  private readonly controller = new AbortController();
  private readonly ms: number;
  private readonly schedule: Schedule;
  private readonly outer: AbortSignal | undefined;
  private unschedule: (() => void) | null = null;

  constructor(ms: number, schedule: Schedule, outer: AbortSignal | undefined) {
    this.ms = ms;
    this.schedule = schedule;
    this.outer = outer;
    if (outer?.aborted === true) this.cancel();
    else outer?.addEventListener('abort', this.cancel, { once: true });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  start(): void {
    this.unschedule ??= this.schedule(() => this.spend(), this.ms);
  }

  end(): void {
    this.unschedule?.();
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
