import * as z from 'zod/mini';
import { type Caller, requirePermission } from '@/lib/core/access/caller';
import type { PolicyListItem } from '@/lib/core/policies/list-item';
import { MAX_TARGET_NAME } from '@/lib/core/policies/specification-limits';
import { ENVIRONMENTS } from '@/lib/core/providers/draft';
import { ok, type Result } from '@/lib/core/result';
import { searchKeyOf } from '@/lib/core/search-key';
import { storableText } from '@/lib/data/json';
import {
  countPolicies,
  listPolicyPage,
  type PolicyFilter,
  type PolicyPosition,
} from '@/lib/data/policy-list';
import type { ListPlace } from './list-cursor';
import { nextCursor, pageLimit, pagePlace } from './list-page';
import { readInput } from './read-input';

const inputSchema = z.strictObject({
  query: z.optional(z.string().check(z.trim(), z.maxLength(200, 'At most 200 characters.'))),
  resource: z.optional(z.string().check(z.trim(), z.maxLength(MAX_TARGET_NAME))),
  environment: z.optional(z.enum(ENVIRONMENTS)),
  after: z.optional(z.string().check(z.maxLength(2048))),
  limit: z.optional(z.number()),
});

export type PolicyListInput = z.infer<typeof inputSchema>;

export interface PolicyPage {
  readonly policies: readonly PolicyListItem[];
  /** The cursor of the next page; null on the last one. */
  readonly next: string | null;
  /** How many policies match on all pages. */
  readonly total: number;
}

/**
 * One page of the workspace's policies by name, narrowed by text (of the name, or of a resource), by a
 * resource, and by an environment that they decide in. `limit` is brought into 1 to 100; default 50. Needs
 * `policies:read`. Fails with INVALID_INPUT for a cursor that was not made for this workspace.
 */
export async function listPolicies(
  caller: Caller,
  input: PolicyListInput = {},
): Promise<Result<PolicyPage>> {
  const allowed = requirePermission(caller, 'policies:read');
  if (!allowed.ok) return allowed;
  const read = readInput(inputSchema, input);
  if (!read.ok) return read;
  const { workspaceId } = caller;
  const place = pagePlace('policies', workspaceId, read.value.after);
  if (!place.ok) return place;
  const filter = filterOf(workspaceId, read.value);
  const limit = pageLimit(read.value.limit);
  const [found, total] = await Promise.all([
    listPolicyPage(filter, positionAt(place.value), limit + 1),
    countPolicies(filter),
  ]);
  const next = nextCursor('policies', workspaceId, found, limit, placeOf);
  return ok({ policies: found.slice(0, limit), next, total });
}

function placeOf({ name, id }: PolicyListItem): ListPlace {
  return { sortedBy: searchKeyOf(name), id };
}

function positionAt(place: ListPlace | null): PolicyPosition | null {
  return place === null ? null : { nameKey: place.sortedBy, id: place.id };
}

function filterOf(workspaceId: string, input: PolicyListInput): PolicyFilter {
  const textOf = (text = ''): string | null => storableText(text) || null;
  return {
    workspaceId,
    query: textOf(input.query),
    resource: textOf(input.resource),
    environment: input.environment ?? null,
  };
}
