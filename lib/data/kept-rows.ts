import { setImmediate as nextTurn } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { RowStamp } from './row-stamp';

/** Rows of one statement. On SQLite its answer is there at once, so that only a turn lets others go on. */
const STAMPS_AT_ONCE = 500;

/** A row as it was read; null: it cannot be. */
export interface ReadRow<T> extends RowStamp {
  readonly value: T | null;
}

export interface KeptRowsOptions<T> {
  /** The stamps of a workspace's rows whose ids come after `after`, in the order of ids, `take` of them at most. */
  readonly stamps: (
    workspaceId: string,
    after: string,
    take: number,
  ) => Promise<readonly RowStamp[]>;
  /** The rows of these ids, which come from `stamps`. */
  readonly read: (ids: readonly string[]) => Promise<readonly ReadRow<T>[]>;
  /** How many ids `read` is given at once. */
  readonly rowsAtOnce: number;
  /** So many rows are kept as they were read, of whichever workspaces. */
  readonly maxKept: number;
}

/** Rows of workspaces that are kept as they were read, so that after a change only what changed is read whole. */
export class KeptRows<T> {
  private readonly kept: LRUCache<string, ReadonlyMap<string, ReadRow<T>>>;
  private readonly options: KeptRowsOptions<T>;

  constructor(options: KeptRowsOptions<T>) {
    this.options = options;
    this.kept = new LRUCache({
      maxSize: options.maxKept,
      sizeCalculation: ({ size }) => size + 1,
    });
  }

  /** All rows of a workspace in the order of their ids, whatever their number, without those that cannot be. */
  async listOf(workspaceId: string): Promise<readonly T[]> {
    const before = this.kept.get(workspaceId);
    const stamps = await this.readStamps(workspaceId);
    const changed = stamps.filter(({ id, stamp }) => before?.get(id)?.stamp !== stamp);
    const anew = await this.readAnew(changed.map(({ id }) => id));
    const isChanged = new Set(changed.map(({ id }) => id));
    const rows = new Map<string, ReadRow<T>>();
    for (const { id } of stamps) {
      // Deleted since the stamps were read, a row is in neither.
      const read = isChanged.has(id) ? anew.get(id) : before?.get(id);
      if (read !== undefined) rows.set(id, read);
    }
    this.kept.set(workspaceId, rows);
    return [...rows.values()].flatMap(({ value }) => (value === null ? [] : [value]));
  }

  private async readStamps(workspaceId: string): Promise<readonly RowStamp[]> {
    const stamps: RowStamp[] = [];
    let rows: readonly RowStamp[];
    do {
      const after = stamps.at(-1)?.id ?? '';
      rows = await this.options.stamps(workspaceId, after, STAMPS_AT_ONCE);
      await nextTurn();
      stamps.push(...rows);
    } while (rows.length === STAMPS_AT_ONCE);
    return stamps;
  }

  private async readAnew(ids: readonly string[]): Promise<ReadonlyMap<string, ReadRow<T>>> {
    const found = new Map<string, ReadRow<T>>();
    const { rowsAtOnce } = this.options;
    for (let start = 0; start < ids.length; start += rowsAtOnce) {
      const rows = await this.options.read(ids.slice(start, start + rowsAtOnce));
      await nextTurn();
      for (const row of rows) found.set(row.id, row);
    }
    return found;
  }
}
