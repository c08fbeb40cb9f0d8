import type { Schedule } from './guarded-fetch-budget';

/** What a promise gives, or a rejection when it has given nothing after `ms`; it is then waited for no longer. */
export function inTime<T>(promise: Promise<T>, ms: number, schedule: Schedule): Promise<T> {
  return new Promise((resolve, reject) => {
    const unschedule = schedule(() => reject(new Error(`No answer within ${ms / 1000} s.`)), ms);
    promise.then(resolve, reject).finally(unschedule);
  });
}
