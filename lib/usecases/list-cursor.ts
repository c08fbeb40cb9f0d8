import { createHash } from 'node:crypto';
import * as z from 'zod/mini';

/** The lists that are read page by page; a cursor of one says nothing in another. */
export type List = 'providers' | 'keys' | 'policies';

/** A place in a list: the value that it is sorted by, and the id that tells equal ones apart. */
export interface ListPlace {
  readonly sortedBy: string;
  readonly id: string;
}

const content = z.tuple([z.string(), z.string(), z.string()]);

/** Binds a place to its list and workspace, so that a cursor of another one is noticed. */
function sealOf(list: List, workspaceId: string, { sortedBy, id }: ListPlace): string {
  const text = JSON.stringify([list, workspaceId, sortedBy, id]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** The text that names where a page of this workspace's list ends. */
export function writeCursor(list: List, workspaceId: string, place: ListPlace): string {
  const parts = [place.sortedBy, place.id, sealOf(list, workspaceId, place)];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The place that a cursor of this workspace's list names; null for any other text. */
export function readCursor(list: List, workspaceId: string, cursor: string): ListPlace | null {
  const bytes = Buffer.from(cursor, 'base64url');
  // Decoding skips what is not base64url, so that other texts would pass for the same cursor.
  if (bytes.toString('base64url') !== cursor) return null;
  const parsed = content.safeParse(parseJson(bytes.toString('utf8')));
  if (!parsed.success) return null;
  const [sortedBy, id, seal] = parsed.data;
  return seal === sealOf(list, workspaceId, { sortedBy, id }) ? { sortedBy, id } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not written by us, which is all that the caller wants to know.
    return null;
  }
}
