import * as z from 'zod/mini';
import { type Caller, requirePermission } from '@/lib/core/access/caller';
import { generalProblem } from '@/lib/core/connections/network-causes';
import { ENVIRONMENTS, PROVIDER_TYPES } from '@/lib/core/providers/draft';
import type { ProviderListItem } from '@/lib/core/providers/list-item';
import { ok, type Result } from '@/lib/core/result';
import { searchKeyOf } from '@/lib/core/search-key';
import { storableText } from '@/lib/data/json';
import {
  countProviders,
  type ListPosition,
  listProviderPage,
  type ProviderFilter,
} from '@/lib/data/provider-list';
import type { ListPlace } from './list-cursor';
import { nextCursor, pageLimit, pagePlace } from './list-page';
import { requireEnvironment } from './provider-access';
import { readInput } from './read-input';

const inputSchema = z.strictObject({
  query: z.optional(z.string().check(z.trim(), z.maxLength(200, 'At most 200 characters.'))),
  type: z.optional(z.enum(PROVIDER_TYPES)),
  environment: z.optional(z.enum(ENVIRONMENTS)),
  health: z.optional(z.enum(['good', 'warning', 'bad', 'untested'])),
  after: z.optional(z.string().check(z.maxLength(2048))),
  limit: z.optional(z.number()),
});

export type ProviderListInput = z.infer<typeof inputSchema>;

export interface ProviderPage {
  readonly providers: readonly ProviderListItem[];
  /** The cursor of the next page; null on the last one. */
  readonly next: string | null;
  /** How many providers match on all pages. */
  readonly total: number;
}

/**
 * One page of the workspace's providers by name, narrowed by text, type, environment and health. `limit`
 * is brought into 1 to 100; default 50. Needs `providers:read`. Fails with INVALID_INPUT for a
 * cursor that was not made for this workspace, or an environment that is not the caller's.
 */
export async function listProviders(
  caller: Caller,
  input: ProviderListInput = {},
): Promise<Result<ProviderPage>> {
  const allowed = requirePermission(caller, 'providers:read');
  if (!allowed.ok) return allowed;
  const read = readInput(inputSchema, input);
  if (!read.ok) return read;
  const within = requireEnvironment(caller, read.value.environment ?? caller.environment);
  if (!within.ok) return within;
  const { workspaceId } = caller;
  const place = pagePlace('providers', workspaceId, read.value.after);
  if (!place.ok) return place;
  const filter = filterOf(caller, read.value);
  const limit = pageLimit(read.value.limit);
  const [found, total] = await Promise.all([
    listProviderPage(filter, positionAt(place.value), limit + 1),
    countProviders(filter),
  ]);
  const providers = found.slice(0, limit).map((item) => shownTo(caller, item));
  const next = nextCursor('providers', workspaceId, found, limit, placeOf);
  return ok({ providers, next, total });
}

/** Network causes are for those who may test. */
function shownTo({ permissions }: Caller, item: ProviderListItem): ProviderListItem {
  const health = item.lastReport;
  if (health === null || health.firstProblem === null || permissions.has('providers:test')) {
    return item;
  }
  const firstProblem = generalProblem(health.firstCode, health.firstProblem);
  return { ...item, lastReport: { ...health, firstProblem, firstCode: null } };
}

function placeOf({ name, id }: ProviderListItem): ListPlace {
  return { sortedBy: searchKeyOf(name), id };
}

function positionAt(place: ListPlace | null): ListPosition | null {
  return place === null ? null : { nameKey: place.sortedBy, id: place.id };
}

function filterOf({ workspaceId, environment }: Caller, input: ProviderListInput): ProviderFilter {
  const query = storableText(input.query ?? '');
  return {
    workspaceId,
    query: query === '' ? null : query,
    type: input.type ?? null,
    environment: environment ?? input.environment ?? null,
    health: input.health ?? null,
  };
}
