import type { LocalServices } from './local-services';

type Clocks = Pick<LocalServices, 'now' | 'monotonic'>;

/**
 * A moment that is told by two clocks. The one that says that more time has passed is believed: the wall clock
 * may be set back, and the other may stand still while the machine sleeps.
 */
export interface Moment {
  /** Epoch milliseconds. */
  readonly wall: number;
  readonly monotonic: number;
}

/** This moment. */
export function momentOf({ now, monotonic }: Clocks): Moment {
  return { wall: now(), monotonic: monotonic() };
}

/** The moment at which the wall clock showed `wall`; what is to come is this moment. */
export function momentAtWall(wall: number, { now, monotonic }: Clocks): Moment {
  const ago = Math.max(0, now() - wall);
  return { wall, monotonic: monotonic() - ago };
}

/** Milliseconds since a moment; never fewer than 0. */
export function ageOf(moment: Moment, clocks: Clocks): number {
  return ageAt(moment, momentOf(clocks));
}

/** The same as of another moment. */
export function ageAt({ wall, monotonic }: Moment, at: Moment): number {
  return Math.max(0, at.wall - wall, at.monotonic - monotonic);
}
