import type { PolicyListItem } from '@/lib/core/policies/list-item';
import type { Environment } from '@/lib/core/providers/draft';
import { searchKeyOf } from '@/lib/core/search-key';
import { database } from './database';
import { Prisma } from './generated/sqlite/client';
import { type PolicyRow, toPolicy } from './policy-rows';
import { wholePolicies } from './whole-policies';

/** Where a page of the list begins: after this policy. */
export interface PolicyPosition {
  /** Of the name: `searchKeyOf`. */
  readonly nameKey: string;
  readonly id: string;
}

/** What the list is narrowed to; null members do not narrow. */
export interface PolicyFilter {
  readonly workspaceId: string;
  /** Part of the name, in any case, or of a resource as it is written. */
  readonly query: string | null;
  /** Exactly this resource. */
  readonly resource: string | null;
  /** Policies that decide there, those that decide everywhere among them. */
  readonly environment: Environment | null;
}

/** How many policies match a filter. */
export async function countPolicies(filter: PolicyFilter): Promise<number> {
  const rows = await database().$queryRaw<{ count: number | bigint }[]>`
    SELECT count(*) AS "count" FROM "Policy" p WHERE ${condition(filter)}`;
  return Number(rows[0]?.count ?? 0);
}

/** One page of the policies that match, by name (in no case, by code point) and id. */
export async function listPolicyPage(
  filter: PolicyFilter,
  after: PolicyPosition | null,
  limit: number,
): Promise<readonly PolicyListItem[]> {
  const page = await database().$queryRaw<{ id: string }[]>(pageStatement(filter, after, limit));
  // Where one is deleted before it is read, the page is one shorter.
  return (await wholePolicies(page.map(({ id }) => id))).map(toItem);
}

function pageStatement(
  filter: PolicyFilter,
  after: PolicyPosition | null,
  limit: number,
): Prisma.Sql {
  const beyond =
    after === null
      ? Prisma.empty
      : Prisma.sql`AND (p."nameKey", p."id") > (${after.nameKey}, ${after.id})`;
  return Prisma.sql`
    SELECT p."id" AS "id" FROM "Policy" p WHERE ${condition(filter)} ${beyond}
    ORDER BY p."nameKey", p."id" LIMIT ${limit}`;
}

function condition({ workspaceId, query, resource, environment }: PolicyFilter): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`p."workspaceId" = ${workspaceId}`,
      query === null ? Prisma.empty : matchingText(query),
      resource === null ? Prisma.empty : attached(Prisma.sql`r."resource" = ${resource}`),
      environment === null
        ? Prisma.empty
        : attached(Prisma.sql`(r."environment" IS NULL OR r."environment" = ${environment})`),
    ],
    ' ',
  );
}

function matchingText(query: string): Prisma.Sql {
  const contains = (text: string) => `%${text.replace(/[!%_]/g, '!$&')}%`;
  const named = Prisma.sql`p."nameKey" LIKE ${contains(searchKeyOf(query))} ESCAPE '!'`;
  return Prisma.sql`AND (${named} OR ${permissionWith(
    // LIKE heeds letter case on one database and not on the other.
    Prisma.sql`replace(r."resource", ${query}, '') <> r."resource"`,
  )})`;
}

function attached(which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`AND ${permissionWith(which)}`;
}

function permissionWith(which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1 FROM "PolicyPermission" r
    WHERE r."policyId" = p."id" AND r."workspaceId" = p."workspaceId" AND ${which})`;
}

function toItem(row: PolicyRow): PolicyListItem {
  const { policy, unreadable } = toPolicy(row);
  const { specification, permissions, tests } = policy.draft;
  return {
    id: policy.id,
    name: policy.draft.name,
    version: policy.version,
    unreadable,
    defaultEffect: specification.default.effect,
    ruleCount: specification.rules.length,
    testCount: tests.length,
    permissions,
    updatedAt: policy.updatedAt,
    updatedBy: policy.updatedBy,
  };
}
