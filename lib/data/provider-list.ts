import type { ReportRecord } from '@/lib/core/connections/report-history';
import type { Environment, ProviderType } from '@/lib/core/providers/draft';
import { providerDraftSchema } from '@/lib/core/providers/draft-schema';
import type { ProviderHealth, ProviderListItem } from '@/lib/core/providers/list-item';
import { searchKeyOf } from '@/lib/core/search-key';
import { recordsById } from './connection-reports';
import { database } from './database';
import { Prisma } from './generated/sqlite/client';

/** Where a page of the list begins: after this provider. */
export interface ListPosition {
  /** Of the name: `searchKeyOf`. */
  readonly nameKey: string;
  readonly id: string;
}

/** What the list is narrowed to; null members do not narrow. */
export interface ProviderFilter {
  readonly workspaceId: string;
  /** Part of the name or of an issuer, in any case. */
  readonly query: string | null;
  readonly type: ProviderType | null;
  readonly environment: Environment | null;
  /** As the list shows it: disabled providers have none, an edit since the last test is untested. */
  readonly health: 'good' | 'warning' | 'bad' | 'untested' | null;
}

/**
 * The report that speaks for a provider: the newest of exactly what is saved, whatever else was tried
 * since; without one, the newest of all. `column` is one of that table's.
 */
function reportOf(column: 'id' | 'outcome' | 'settingsHash'): Prisma.Sql {
  const saved = Prisma.sql`AND r."settingsHash" = p."settingsHash"`;
  return Prisma.sql`coalesce(${newest(column, saved)}, ${newest(column, Prisma.empty)})`;
}

/** Two look-ups in one index, because an order by two things could use none. */
function newest(column: 'id' | 'outcome' | 'settingsHash', among: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT ${Prisma.raw(`r."${column}"`)} FROM "ConnectionReport" r
    WHERE r."workspaceId" = p."workspaceId" AND r."providerId" = p."id" ${among}
    ORDER BY r."startedAt" DESC LIMIT 1)`;
}

function matchingText(query: string): Prisma.Sql {
  const pattern = `%${searchKeyOf(query).replace(/[!%_]/g, '!$&')}%`;
  return Prisma.sql`AND (p."nameKey" LIKE ${pattern} ESCAPE '!' OR EXISTS (
    SELECT 1 FROM "ProviderIssuer" i
    WHERE i."workspaceId" = p."workspaceId" AND i."providerId" = p."id"
      AND i."issuerKey" LIKE ${pattern} ESCAPE '!'))`;
}

function matchingHealth(health: 'good' | 'warning' | 'bad' | 'untested'): Prisma.Sql {
  const fresh = Prisma.sql`coalesce(${reportOf('settingsHash')}, '') = p."settingsHash"`;
  if (health === 'untested') return Prisma.sql`AND p."enabled" AND NOT (${fresh})`;
  return Prisma.sql`AND p."enabled" AND ${fresh} AND ${reportOf('outcome')} = ${health}`;
}

function condition({ workspaceId, query, type, environment, health }: ProviderFilter): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`p."workspaceId" = ${workspaceId}`,
      type === null ? Prisma.empty : Prisma.sql`AND p."type" = ${type}`,
      environment === null ? Prisma.empty : Prisma.sql`AND p."environment" = ${environment}`,
      query === null ? Prisma.empty : matchingText(query),
      health === null ? Prisma.empty : matchingHealth(health),
    ],
    ' ',
  );
}

/** The statement of one page: ids in order, each with the id of the report that speaks for it. */
export function pageStatement(
  filter: ProviderFilter,
  after: ListPosition | null,
  limit: number,
): Prisma.Sql {
  const beyond =
    after === null
      ? Prisma.empty
      : Prisma.sql`AND (p."nameKey", p."id") > (${after.nameKey}, ${after.id})`;
  return Prisma.sql`
    SELECT p."id" AS "id", ${reportOf('id')} AS "reportId"
    FROM "Provider" p WHERE ${condition(filter)} ${beyond}
    ORDER BY p."nameKey", p."id" LIMIT ${limit}`;
}

/** How many providers match a filter. */
export async function countProviders(filter: ProviderFilter): Promise<number> {
  const rows = await database().$queryRaw<{ count: number | bigint }[]>`
    SELECT count(*) AS "count" FROM "Provider" p WHERE ${condition(filter)}`;
  return Number(rows[0]?.count ?? 0);
}

/** One page of the providers that match, by name (in no case, by code point) and id. */
export async function listProviderPage(
  filter: ProviderFilter,
  after: ListPosition | null,
  limit: number,
): Promise<readonly ProviderListItem[]> {
  const page = await database().$queryRaw<{ id: string; reportId: string | null }[]>(
    pageStatement(filter, after, limit),
  );
  const reportIds = page.flatMap(({ reportId }) => (reportId === null ? [] : [reportId]));
  const [rows, reports] = await Promise.all([
    readRows(page.map(({ id }) => id)),
    recordsById(reportIds),
  ]);
  return page.flatMap(({ id, reportId }) => {
    // Deleted between the two statements: the page is one shorter.
    const row = rows.get(id);
    return row === undefined ? [] : [toItem(row, reports.get(reportId ?? ''))];
  });
}

const SELECTED = {
  id: true,
  name: true,
  type: true,
  environment: true,
  enabled: true,
  settingsHash: true,
  updatedAt: true,
  issuers: { select: { issuer: true, position: true } },
} as const satisfies Prisma.ProviderSelect;

type ListedRow = Prisma.ProviderGetPayload<{ select: typeof SELECTED }>;

// The ids below come from the statement above, which is bound to the workspace. Naming the workspace
// once more would make SQLite read all of its rows instead of these.

async function readRows(ids: readonly string[]): Promise<ReadonlyMap<string, ListedRow>> {
  const where = { id: { in: [...ids] } };
  const rows = await database().provider.findMany({ where, select: SELECTED });
  return new Map(rows.map((row) => [row.id, row]));
}

function toItem(row: ListedRow, report: ReportRecord | undefined): ProviderListItem {
  const { shape } = providerDraftSchema;
  return {
    id: row.id,
    name: row.name,
    type: shape.type.parse(row.type),
    environment: shape.environment.parse(row.environment),
    enabled: row.enabled,
    issuers: row.issuers.toSorted((a, b) => a.position - b.position).map(({ issuer }) => issuer),
    updatedAt: row.updatedAt.toISOString(),
    lastReport: report === undefined ? null : toHealth(report, row.settingsHash),
  };
}

function toHealth(
  { summary, state, keyCount, firstProblem }: ReportRecord,
  settingsHash: string,
): ProviderHealth {
  return {
    outcome: summary.outcome,
    startedAt: summary.startedAt,
    fresh: state.settingsHash === settingsHash,
    keyCount,
    firstProblem: firstProblem?.summary ?? null,
    firstCode: firstProblem?.code ?? null,
  };
}
