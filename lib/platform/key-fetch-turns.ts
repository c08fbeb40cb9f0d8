import type { Schedule } from './guarded-fetch-budget';

/** Gives the turn back. */
export type EndTurn = () => void;

interface Waiting {
  readonly doubtful: boolean;
  readonly take: (end: EndTurn) => void;
}

export interface TurnBounds {
  readonly maxFetches: number;
  readonly maxDoubtfulFetches: number;
}

/**
 * Bounds how many fetches run at a time. Those to providers that failed the last time have only a part
 * of the turns, so that however many of them hang, the others never wait for them.
 */
export class KeyFetchTurns {
  private readonly bounds: TurnBounds;
  private readonly schedule: Schedule;
  private readonly waiting = new Set<Waiting>();
  private running = 0;
  private runningDoubtful = 0;

  constructor(bounds: TurnBounds, schedule: Schedule) {
    this.bounds = bounds;
    this.schedule = schedule;
  }

  /** A turn at once where there is one, else when it is there; null when there is none within `ms`. */
  take(doubtful: boolean, ms: number): EndTurn | Promise<EndTurn | null> {
    if (this.isFree(doubtful)) return this.begin(doubtful);
    return new Promise((resolve) => {
      const entry: Waiting = {
        doubtful,
        take: (end) => {
          unschedule();
          resolve(end);
        },
      };
      const unschedule = this.schedule(() => {
        this.waiting.delete(entry);
        resolve(null);
      }, ms);
      this.waiting.add(entry);
    });
  }

  private isFree(doubtful: boolean): boolean {
    const { maxFetches, maxDoubtfulFetches } = this.bounds;
    if (this.running >= maxFetches) return false;
    return !doubtful || this.runningDoubtful < maxDoubtfulFetches;
  }

  private begin(doubtful: boolean): EndTurn {
    this.running += 1;
    if (doubtful) this.runningDoubtful += 1;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.running -= 1;
      if (doubtful) this.runningDoubtful -= 1;
      this.next();
    };
  }

  private next(): void {
    for (const entry of this.waiting) {
      if (!this.isFree(entry.doubtful)) continue;
      this.waiting.delete(entry);
      entry.take(this.begin(entry.doubtful));
      return;
    }
  }
}
