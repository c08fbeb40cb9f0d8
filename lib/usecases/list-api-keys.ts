import * as z from 'zod/mini';
import { type ApiKey, KEY_KINDS } from '@/lib/core/access/api-key';
import type { Caller } from '@/lib/core/access/caller';
import { KEY_STATES } from '@/lib/core/access/key-state';
import { ENVIRONMENTS } from '@/lib/core/providers/draft';
import { invalidInput, ok, type Result } from '@/lib/core/result';
import { countKeys, type KeyFilter, type KeyPosition, listKeyPage } from '@/lib/data/api-keys';
import { requireKeyManager } from './key-writes';
import { readCursor, writeCursor } from './list-cursor';
import { readInput } from './read-input';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 100;

const inputSchema = z.strictObject({
  kind: z.optional(z.enum(KEY_KINDS)),
  environment: z.optional(z.enum(ENVIRONMENTS)),
  state: z.optional(z.enum(KEY_STATES)),
  after: z.optional(z.string().check(z.maxLength(2048))),
  limit: z.optional(z.number()),
});

export type KeyListInput = z.infer<typeof inputSchema>;

export interface KeyPage {
  readonly keys: readonly ApiKey[];
  /** The cursor of the next page; null on the last one. */
  readonly next: string | null;
  /** How many keys match on all pages. */
  readonly total: number;
}

/**
 * One page of the workspace's keys, newest first, narrowed by kind, environment and state. `limit` is
 * brought into 1 to 100; default 50. Needs `keys:read`. Fails with INVALID_INPUT for a cursor that
 * was not made for this workspace.
 */
export async function listApiKeys(
  caller: Caller,
  input: KeyListInput = {},
): Promise<Result<KeyPage>> {
  const allowed = requireKeyManager(caller, 'keys:read');
  if (!allowed.ok) return allowed;
  const read = readInput(inputSchema, input);
  if (!read.ok) return read;
  const { workspaceId } = caller;
  const after = positionOf(workspaceId, read.value.after);
  if (!after.ok) return after;
  const filter = filterOf(workspaceId, read.value);
  const limit = Math.min(MAX_LIMIT, Math.max(1, Math.trunc(read.value.limit ?? DEFAULT_LIMIT)));
  const [found, total] = await Promise.all([
    listKeyPage(filter, after.value, limit + 1),
    countKeys(filter),
  ]);
  const keys = found.slice(0, limit);
  const last = keys.at(-1);
  const next = found.length > limit && last !== undefined ? cursorAt(workspaceId, last) : null;
  return ok({ keys, next, total });
}

function cursorAt(workspaceId: string, { createdAt, id }: ApiKey): string {
  return writeCursor('keys', workspaceId, { sortedBy: createdAt, id });
}

function positionOf(workspaceId: string, after: string | undefined): Result<KeyPosition | null> {
  if (after === undefined) return ok(null);
  const place = readCursor('keys', workspaceId, after);
  return place === null
    ? invalidInput({ after: ['This is not a place in this list.'] })
    : ok({ createdAt: place.sortedBy, id: place.id });
}

function filterOf(workspaceId: string, input: KeyListInput): KeyFilter {
  return {
    workspaceId,
    kind: input.kind ?? null,
    environment: input.environment ?? null,
    state: input.state ?? null,
    now: new Date(),
  };
}
