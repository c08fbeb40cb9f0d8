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

/** By minute, workspace and provider: a handful of codes each. */
type Held = Map<number, Map<string, Map<string, Counting[]>>>;

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Different totals that are held at most: about 5 MB. */
export const HELD_TOTALS = 20_000;

/**
 * Counts of verdicts that are not stored yet. Its size depends on workspaces, providers, codes and
 * minutes, never on what a token says.
 */
export class VerdictTally {
  private held: Held = new Map();
  private size = 0;
  private dropped = 0;
  private readonly max: number;

  /** `max`: different totals at most; default 20,000. */
  constructor(max: number = HELD_TOTALS) {
    this.max = max;
  }

  /** Counts one verdict; `now` is epoch milliseconds. */
  count(verdict: CountedVerdict, now: number): void {
    this.add(verdict, now - (now % MINUTE_MS), 1);
  }

  /** Hands out everything that is held, and begins anew. */
  take(): readonly VerdictTotal[] {
    const taken = [...this.held.values()].flatMap((workspaces) =>
      [...workspaces.values()].flatMap((providers) => [...providers.values()].flat()),
    );
    this.held = new Map();
    this.size = 0;
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
    // Maps in maps: one text made of all of it would have to be put together for every verdict.
    const workspaces = valueIn(this.held, minute, newMap<string, Map<string, Counting[]>>);
    const providers = valueIn(workspaces, verdict.workspaceId, newMap<string, Counting[]>);
    const codes = valueIn(providers, verdict.providerId, newList<Counting>);
    for (const held of codes) {
      if (held.code === verdict.code && held.environment === verdict.environment) {
        held.count += count;
        return;
      }
    }
    this.addNew(codes, verdict, minute, count);
  }

  private addNew(codes: Counting[], verdict: CountedVerdict, minute: number, count: number): void {
    if (this.size >= this.max) {
      this.dropped += count;
      return;
    }
    const { workspaceId, environment, providerId, code } = verdict;
    codes.push({ workspaceId, environment, providerId, code, minute, count });
    this.size += 1;
  }
}

function newMap<K, V>(): Map<K, V> {
  return new Map();
}

function newList<T>(): T[] {
  return [];
}

function valueIn<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
