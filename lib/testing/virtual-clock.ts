import type { Schedule } from '@/lib/platform/guarded-fetch-budget';

/** A clock that stands still until a test moves it. */
export interface VirtualClock {
  readonly schedule: Schedule;
  /** Epoch milliseconds, from the test's beginning of time on. */
  readonly now: () => number;
  /** Milliseconds since the clock was made. */
  readonly monotonic: () => number;
  /** Milliseconds for which something waits now, in the order in which it was asked for. */
  readonly waiting: () => readonly number[];
  /** Moves on; what is due runs. */
  advance(ms: number): void;
  /** Sets the wall clock on, or back where it is negative; no time passes. */
  jump(ms: number): void;
}

const BEGINNING = Date.parse('2026-11-21T09:00:00Z');

/** Makes a clock at zero; its wall clock shows `from`, by default 21 November 2026, 9:00. */
export function createVirtualClock(from = BEGINNING): VirtualClock {
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  let passed = 0;
  let wall = from;
  return {
    now: () => wall + passed,
    monotonic: () => passed,
    schedule: (run, ms) => {
      const timer = { at: passed + ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    waiting: () => [...timers].map(({ at }) => at - passed),
    advance: (ms) => {
      passed += ms;
      for (const timer of [...timers].filter(({ at }) => at <= passed)) {
        timers.delete(timer);
        timer.run();
      }
    },
    jump: (ms) => {
      wall += ms;
    },
  };
}
