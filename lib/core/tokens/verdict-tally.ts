import type { Environment } from '../providers/draft';
import type { VerdictCode } from './verdict';

/** What a verdict is counted as: a refusal by its code, or a token that was accepted. */
export type CountedCode = VerdictCode | 'VALID';

/** Whose verdicts are counted together. */
export interface CountedVerdict {
  readonly workspaceId: string;
  readonly environment: Environment;
  /** Empty where the issuer is none of a provider's, and for machine keys. */
  readonly providerId: string;
  readonly code: CountedCode;
}

/** How often a verdict came in one minute. */
export interface VerdictTotal extends CountedVerdict {
  /** Epoch milliseconds at which the minute begins. */
  readonly minute: number;
  readonly count: number;
}

interface Counting extends CountedVerdict {
  readonly minute: number;
  count: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Different totals that are held at most: about 6 MB. */
export const HELD_TOTALS = 20_000;

/**
 * Counts of verdicts that are not stored yet. Its size depends on workspaces, providers, codes and
 * minutes, never on what a token says.
 */
export class VerdictTally {
  private held = new Map<string, Counting>();
  private dropped = 0;
  private readonly max: number;

  /** `max`: different totals at most; default 20,000. */
  constructor(max: number = HELD_TOTALS) {
    this.max = max;
  }

  /** How many different totals are held. */
  get size(): number {
    return this.held.size;
  }

  /** Counts one verdict; `now` is epoch milliseconds. */
  count(verdict: CountedVerdict, now: number): void {
    this.add(verdict, now - (now % MINUTE_MS), 1);
  }

  /** Hands out everything that is held, and begins anew. */
  take(): readonly VerdictTotal[] {
    const taken = [...this.held.values()];
    this.held = new Map();
    return taken;
  }

  /**
   * Takes back totals that could not be stored, beside what was counted since. When half of the room
   * is used, minutes are put together to hours, so that a long outage costs no verdict.
   */
  giveBack(totals: readonly VerdictTotal[]): void {
    const since = this.take();
    const step = (totals.length + since.length) * 2 > this.max ? HOUR_MS : MINUTE_MS;
    for (const total of [...totals, ...since]) {
      this.add(total, total.minute - (total.minute % step), total.count);
    }
  }

  /** How many verdicts found no room since the last call. */
  takeDropped(): number {
    const { dropped } = this;
    this.dropped = 0;
    return dropped;
  }

  private add(verdict: CountedVerdict, minute: number, count: number): void {
    const { workspaceId, environment, providerId, code } = verdict;
    const key = `${minute} ${code} ${environment} ${providerId} ${workspaceId}`;
    const held = this.held.get(key);
    if (held !== undefined) {
      held.count += count;
    } else if (this.held.size < this.max) {
      this.held.set(key, { workspaceId, environment, providerId, code, minute, count });
    } else {
      this.dropped += count;
    }
  }
}
