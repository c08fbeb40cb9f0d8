import { LRUCache } from 'lru-cache';
import { configurationRevision } from './configuration-revision';
import { log } from './log';

interface Held<T> {
  readonly revision: number;
  readonly value: T;
}

export interface FollowedOptions<T> {
  /** Names it in the log. */
  readonly name: string;
  /** Reads the value of a key from storage. */
  readonly read: (key: string) => Promise<T>;
  /** Of how many keys values are held; default 10,000. */
  readonly max?: number;
}

/** Values of the configuration that are held until it changes, one reading for all who wait. */
export class Followed<T> {
  private readonly held: LRUCache<string, Held<T>>;
  private readonly reading = new Map<string, Held<Promise<T>>>();
  private readonly options: FollowedOptions<T>;

  constructor(options: FollowedOptions<T>) {
    this.options = options;
    this.held = new LRUCache({ max: options.max ?? 10_000 });
  }

  /**
   * The value of a key under the present revision: at once where it is held, else when it was read.
   * While storage does not answer, a value of an earlier revision stands in for it.
   */
  get(key: string): T | Promise<T> {
    const revision = configurationRevision();
    const held = this.held.get(key);
    if (held?.revision === revision) return held.value;
    const reading = this.reading.get(key);
    return reading?.revision === revision ? reading.value : this.read(key, held);
  }

  private read(key: string, older: Held<T> | undefined): Promise<T> {
    const revision = configurationRevision();
    const reading = this.options.read(key).then(
      (value) => {
        // Read while the configuration changed, it may be either: it counts as the older one.
        this.held.set(key, { revision, value });
        return value;
      },
      (err: unknown) => {
        if (older === undefined) throw err;
        log.warn({ err, name: this.options.name }, 'configuration not read, the last one holds');
        return older.value;
      },
    );
    this.reading.set(key, { revision, value: reading });
    const done = () => {
      if (this.reading.get(key)?.value === reading) this.reading.delete(key);
    };
    reading.then(done, done);
    return reading;
  }
}
