import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { ListPosition } from '@/lib/data/provider-list';

const content = z.tuple([z.string(), z.string(), z.string()]);

/** Binds a position to its workspace, so that a cursor of another one is noticed. */
function sealOf(workspaceId: string, { nameKey, id }: ListPosition): string {
  const text = JSON.stringify(['providers', workspaceId, nameKey, id]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** The text that names where a page of this workspace's list ends. */
export function writeCursor(workspaceId: string, position: ListPosition): string {
  const parts = [position.nameKey, position.id, sealOf(workspaceId, position)];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The position that a cursor of this workspace names; null for any other text. */
export function readCursor(workspaceId: string, cursor: string): ListPosition | null {
  const bytes = Buffer.from(cursor, 'base64url');
  // Decoding skips what is not base64url, so that other texts would pass for the same cursor.
  if (bytes.toString('base64url') !== cursor) return null;
  const parsed = content.safeParse(parseJson(bytes.toString('utf8')));
  if (!parsed.success) return null;
  const [nameKey, id, seal] = parsed.data;
  return seal === sealOf(workspaceId, { nameKey, id }) ? { nameKey, id } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not written by us, which is all that the caller wants to know.
    return null;
  }
}
