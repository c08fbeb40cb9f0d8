import { invalidInput, ok, type Result } from '@/lib/core/result';
import { type List, type ListPlace, readCursor, writeCursor } from './list-cursor';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 100;

/** How many entries a page has: what was asked for, brought into 1 to 100; default 50. */
export function pageLimit(limit: number | undefined): number {
  return Math.min(MAX_LIMIT, Math.max(1, Math.trunc(limit ?? DEFAULT_LIMIT)));
}

/** The place after which a page begins; null: at the beginning. INVALID_INPUT for a cursor of elsewhere. */
export function pagePlace(
  list: List,
  workspaceId: string,
  after: string | undefined,
): Result<ListPlace | null> {
  if (after === undefined) return ok(null);
  const place = readCursor(list, workspaceId, after);
  return place === null
    ? invalidInput({ after: ['This is not a place in this list.'] })
    : ok(place);
}

/** The cursor of the next page, when more was found than `limit` and the page has a last entry; else null. */
export function nextCursor<T>(
  list: List,
  workspaceId: string,
  found: readonly T[],
  limit: number,
  placeOf: (entry: T) => ListPlace,
): string | null {
  const last = found.slice(0, limit).at(-1);
  return found.length > limit && last !== undefined
    ? writeCursor(list, workspaceId, placeOf(last))
    : null;
}
