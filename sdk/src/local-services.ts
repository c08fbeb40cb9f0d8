/** Runs something once, after so many milliseconds; what it gives calls that off. */
type Schedule = (run: () => void, ms: number) => () => void;

/** What following the api needs of the machine; tests have their own. */
export interface LocalServices {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Milliseconds that never go back; they may stand still while the machine sleeps. */
  readonly monotonic: () => number;
  /** Keeps no process from ending. */
  readonly schedule: Schedule;
  /** Keeps the process until then: somebody waits. */
  readonly wait: Schedule;
  /** From 0 to 1, 1 excluded. */
  readonly random: () => number;
  /** The most that a bundle may have, inflated. */
  readonly maxBytes: number;
}

const MAX_BYTES = 256 * 1024 * 1024;

/** The clocks and timers of Node. */
export const OF_NODE: LocalServices = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  schedule: (run, ms) => {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
  wait: (run, ms) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  random: Math.random,
  maxBytes: MAX_BYTES,
};
