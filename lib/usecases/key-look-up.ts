import { LRUCache } from 'lru-cache';
import { StorageBusyError } from '@/lib/data/database';
import { configurationGeneration } from '@/lib/platform/configuration-revision';
import { Followed } from '@/lib/platform/followed';
import { isStorageTrouble } from './storage-failure';

/** So many prefixes that no key has are remembered; anybody can make them up. */
const MAX_ABSENT = 1000;
/** So many keys that are not held may be looked up at one time; the checksum of a key is no secret. */
const MAX_STRANGERS = 100;

export interface KeyLookUpOptions<T extends NonNullable<unknown>> {
  /** Reads a key by its prefix; null: there is none. */
  readonly read: (prefix: string) => Promise<T | null>;
}

/** Finds keys by their prefix. Those that exist are held apart from what strangers make up. */
export class KeyLookUp<T extends NonNullable<unknown>> {
  private readonly held: Followed<T, null>;
  /** By prefix, in which generation of the configuration there was none. */
  private readonly absent = new LRUCache<string, number>({ max: MAX_ABSENT });
  private strangers = 0;

  constructor({ read }: KeyLookUpOptions<T>) {
    this.held = new Followed<T, null>({ name: 'api keys', read, isStorageTrouble });
  }

  /**
   * The key of a prefix, null: there is none; at once where that is known. Rejects where storage does not
   * answer, and with StorageBusyError while too many keys that are not held are being looked up.
   */
  find(prefix: string): T | null | Promise<T | null> {
    if (this.held.knows(prefix)) return this.held.get(prefix);
    const generation = configurationGeneration();
    if (this.absent.get(prefix) === generation) return null;
    if (this.strangers >= MAX_STRANGERS) return Promise.reject(tooMany());
    return this.findStranger(prefix, generation);
  }

  /** Whether this is the key of the prefix under the present configuration, not one that stands in for it. */
  isCurrent(prefix: string, known: T): boolean {
    return this.held.current(prefix) === known;
  }

  private async findStranger(prefix: string, generation: number): Promise<T | null> {
    this.strangers += 1;
    try {
      const found = await this.held.get(prefix);
      if (found === null) this.absent.set(prefix, generation);
      return found;
    } finally {
      this.strangers -= 1;
    }
  }
}

function tooMany(): StorageBusyError {
  return new StorageBusyError('Too many keys are being looked up. Try again in a moment.');
}
