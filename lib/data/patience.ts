import { setTimeout as sleep } from 'node:timers/promises';

/** How long a write waits for a lock that another process holds, in milliseconds. */
export const LOCK_WAIT_MS = 5000;

const FIRST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 40;

/**
 * Calls `attempt` until it does not fail with what `isBusy` recognises, pausing with growing,
 * jittered gaps; once `untilMs` (of `performance.now()`) has passed, the last error is thrown.
 */
export async function patiently<T>(
  attempt: () => Promise<T> | T,
  isBusy: (error: unknown) => boolean,
  untilMs = performance.now() + LOCK_WAIT_MS,
): Promise<T> {
  for (let longestMs = FIRST_PAUSE_MS; ; longestMs = Math.min(longestMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= untilMs) throw error;
    }
    await sleep(longestMs * (0.5 + Math.random() / 2));
  }
}
