import * as z from 'zod/mini';
import { type ApiKey, KEY_KINDS } from '@/lib/core/access/api-key';
import type { Caller } from '@/lib/core/access/caller';
import { withoutSecrets } from '@/lib/core/access/key-format';
import { KEY_STATES } from '@/lib/core/access/key-state';
import { ENVIRONMENTS } from '@/lib/core/providers/draft';
import { ok, type Result } from '@/lib/core/result';
import { countKeys, type KeyFilter, type KeyPosition, listKeyPage } from '@/lib/data/api-keys';
import { keyIdsWith } from '@/lib/data/key-search';
import { requireKeyManager } from './key-writes';
import type { ListPlace } from './list-cursor';
import { nextCursor, pageLimit, pagePlace } from './list-page';
import { readInput } from './read-input';

const inputSchema = z.strictObject({
  query: z.optional(z.string().check(z.trim(), z.maxLength(200, 'At most 200 characters.'))),
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
 * One page of the workspace's keys, newest first, narrowed by kind, environment, state, and a part of the name
 * or prefix (of the newest 900 that hold it). `limit` is brought into 1 to 100; default 50. Needs `keys:read`.
 * Fails with INVALID_INPUT for a cursor that was not made for this workspace.
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
  const place = pagePlace('keys', workspaceId, read.value.after);
  if (!place.ok) return place;
  const filter = await filterOf(workspaceId, read.value);
  const limit = pageLimit(read.value.limit);
  const [found, total] = await Promise.all([
    listKeyPage(filter, positionAt(place.value), limit + 1),
    countKeys(filter),
  ]);
  const keys = found.slice(0, limit);
  const next = nextCursor('keys', workspaceId, found, limit, placeOf);
  return ok({ keys, next, total });
}

function placeOf({ createdAt, id }: ApiKey): ListPlace {
  return { sortedBy: createdAt, id };
}

function positionAt(place: ListPlace | null): KeyPosition | null {
  return place === null ? null : { createdAt: place.sortedBy, id: place.id };
}

async function filterOf(workspaceId: string, input: KeyListInput): Promise<KeyFilter> {
  const query = withoutSecrets(input.query ?? '');
  const { kind = null, environment = null } = input;
  const search = { workspaceId, kind, environment };
  return {
    ...search,
    ids: query === '' ? null : await keyIdsWith(search, query),
    state: input.state ?? null,
    now: new Date(),
  };
}
