import type { Schedule } from '@/lib/platform/guarded-fetch-budget';

/** A clock that stands still until a test moves it. */
export interface VirtualClock {
  readonly schedule: Schedule;
  /** Milliseconds for which something waits now, in the order in which it was asked for. */
  readonly waiting: () => readonly number[];
  /** Moves on; what is due runs. */
  advance(ms: number): void;
}

/** Makes a clock at zero. */
export function createVirtualClock(): VirtualClock {
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  let now = 0;
  return {
    schedule: (run, ms) => {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    waiting: () => [...timers].map(({ at }) => at - now),
    advance: (ms) => {
      now += ms;
      for (const timer of [...timers].filter(({ at }) => at <= now)) {
        timers.delete(timer);
        timer.run();
      }
    },
  };
}
