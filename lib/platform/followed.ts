import { LRUCache } from 'lru-cache';
import {
  configurationGeneration,
  configurationRevision,
  outdatedSince,
} from './configuration-revision';
import { log } from './log';
import { QuietWindow } from './quiet-window';

/** How long after a change of the configuration a value from before it may stand in. */
const STANDS_IN_MS = 10 * 60_000;
/** A key that could not be read is not read again before. */
const HOLD_OFF_MS = 250;
const WARN_EVERY_MS = 60_000;

interface Held<T> {
  readonly generation: number;
  /** Number of the configuration in that generation. */
  readonly revision: number;
  readonly value: T;
}

interface Failed {
  readonly error: unknown;
  /** Monotonic milliseconds. */
  readonly until: number;
}

export interface FollowedOptions<T extends NonNullable<unknown>, None extends null> {
  /** Names it in the log. */
  readonly name: string;
  /** Reads the value of a key from storage; null: there is none, which is not held. */
  readonly read: (key: string) => Promise<T | None>;
  /** Whether an error says that storage does not answer; every other one is a defect. */
  readonly isStorageTrouble: (error: unknown) => boolean;
  /** Of how many keys values are held; default 10,000. */
  readonly max?: number;
}

/** Values of the configuration that are held until it changes, one reading for all who wait. */
export class Followed<T extends NonNullable<unknown>, None extends null = never> {
  private readonly held: LRUCache<string, Held<T>>;
  private readonly failed: LRUCache<string, Failed>;
  private readonly reading = new Map<string, Held<Promise<T | None>>>();
  private readonly options: FollowedOptions<T, None>;
  private readonly warnings = new QuietWindow(WARN_EVERY_MS);

  constructor(options: FollowedOptions<T, None>) {
    this.options = options;
    const max = options.max ?? 10_000;
    this.held = new LRUCache({ max });
    this.failed = new LRUCache({ max });
  }

  /**
   * The value of a key under the present configuration: at once where it is held, else when it was read.
   * While storage does not answer, a value from before a change stands in for it, for 10 minutes after
   * the change was noticed, and storage is asked for a key every 250 ms at most. Rejects after that, and
   * with every other error.
   */
  get(key: string): T | Promise<T | None> {
    const generation = configurationGeneration();
    const held = this.held.get(key);
    if (held?.generation === generation) return held.value;
    const reading = this.reading.get(key);
    if (reading?.generation === generation) return reading.value;
    const failed = this.failed.get(key);
    return failed !== undefined && performance.now() < failed.until
      ? this.standIn(key, failed.error)
      : this.read(key, generation);
  }

  /** Whether a value of this key is held, of whichever time, or is being read for the present configuration. */
  knows(key: string): boolean {
    return this.held.has(key) || this.reading.get(key)?.generation === configurationGeneration();
  }

  /** The value that is held under the present configuration; none that stands in for it. */
  current(key: string): T | undefined {
    const held = this.held.get(key);
    return held?.generation === configurationGeneration() ? held.value : undefined;
  }

  /**
   * Number of the configuration that a value was read under, which may be newer than that; null: the value is
   * no longer the one that is held.
   */
  revisionOf(key: string, value: T): number | null {
    const held = this.held.get(key);
    return held?.value === value ? held.revision : null;
  }

  private read(key: string, generation: number): Promise<T | None> {
    const revision = configurationRevision();
    const reading = this.options.read(key).then(
      (value) => {
        this.hold(key, { generation, revision, value });
        return value;
      },
      (error: unknown) => {
        this.failed.set(key, { error, until: performance.now() + HOLD_OFF_MS });
        return this.standIn(key, error);
      },
    );
    this.reading.set(key, { generation, revision, value: reading });
    const done = () => {
      if (this.reading.get(key)?.value === reading) this.reading.delete(key);
    };
    reading.then(done, done);
    return reading;
  }

  private hold(key: string, { generation, revision, value }: Held<T | None>): void {
    this.failed.delete(key);
    const held = this.held.get(key);
    // A reading that was overtaken by a later one says nothing any more.
    if (held !== undefined && held.generation > generation) return;
    // Read while the configuration changed, it may be either: it counts as the older one.
    if (value === null) this.held.delete(key);
    else this.held.set(key, { generation, revision, value });
  }

  private standIn(key: string, error: unknown): T | Promise<never> {
    const held = this.held.get(key);
    const stands =
      held !== undefined &&
      this.options.isStorageTrouble(error) &&
      performance.now() < outdatedSince(held.generation) + STANDS_IN_MS;
    if (!stands) return Promise.reject(error);
    if (this.warnings.mayTell(performance.now())) {
      const { name } = this.options;
      log.warn({ err: error, name }, 'configuration not read, the last one holds');
    }
    return held.value;
  }
}
