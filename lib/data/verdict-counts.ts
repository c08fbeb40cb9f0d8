import type { Environment } from '@/lib/core/providers/draft';
import type { VerdictTotal } from '@/lib/core/tokens/verdict-tally';
import { database, type Tx, transaction } from './database';
import { Prisma } from './generated/sqlite/client';

/** Rows of one statement; a statement on SQLite holds up everything else of its process. */
const ROWS_AT_ONCE = 200;

/**
 * Adds totals to those that are stored, all or none. Totals of a workspace that is gone are left out. Throws
 * StorageBusyError.
 */
export async function addVerdictCounts(totals: readonly VerdictTotal[]): Promise<void> {
  if (totals.length === 0) return;
  await transaction(async (tx) => {
    const known = await knownWorkspaces(tx, totals);
    const rows = totals.filter(({ workspaceId }) => known.has(workspaceId));
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      await tx.$executeRaw(addition(rows.slice(start, start + ROWS_AT_ONCE)));
    }
  });
}

/** One row of a workspace that is gone would hold back all others for ever. */
async function knownWorkspaces(
  tx: Tx,
  totals: readonly VerdictTotal[],
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(totals.map(({ workspaceId }) => workspaceId))];
  const found = await tx.workspace.findMany({
    where: { id: { in: ids } },
    select: { id: true },
  });
  return new Set(found.map(({ id }) => id));
}

function addition(totals: readonly VerdictTotal[]): Prisma.Sql {
  const rows = totals.map(
    ({ workspaceId, minute, providerId, environment, code, count }) =>
      Prisma.sql`(${workspaceId}, ${new Date(minute)}, ${providerId}, ${environment}, ${code}, ${count})`,
  );
  return Prisma.sql`
    INSERT INTO "VerdictCount"
      ("workspaceId", "minute", "providerId", "environment", "code", "count")
    VALUES ${Prisma.join(rows)}
    ON CONFLICT ("workspaceId", "minute", "providerId", "environment", "code")
    DO UPDATE SET "count" = "VerdictCount"."count" + excluded."count"`;
}

const HOUR_MS = 3_600_000;

/** Deletes what is older than `before`, an hour of it at a time, so that nobody waits long; at most two days of it. */
export async function pruneVerdictCounts(before: Date): Promise<void> {
  for (let hours = 0; hours < 48; hours += 1) {
    const done = await transaction((tx) => pruneOldestHour(tx, before));
    if (done) return;
  }
}

async function pruneOldestHour(tx: Tx, before: Date): Promise<boolean> {
  const oldest = await tx.verdictCount.findFirst({
    where: { minute: { lt: before } },
    orderBy: { minute: 'asc' },
    select: { minute: true },
  });
  if (oldest === null) return true;
  const until = new Date(Math.min(oldest.minute.getTime() + HOUR_MS, before.getTime()));
  await tx.verdictCount.deleteMany({ where: { minute: { lt: until } } });
  return until.getTime() === before.getTime();
}

/** Which counts are asked for. */
export interface CountsWanted {
  readonly workspaceId: string;
  /** Null: of all environments. */
  readonly environment: Environment | null;
  /** Empty: those of no provider. */
  readonly providerIds: readonly string[];
  readonly from: Date;
  /** The minute in which it lies is still asked for. */
  readonly until: Date;
}

/** A busy day has 100,000 rows and more; SQLite would hold up its process while it adds them all. */
const HOURS_AT_ONCE = 3;

/** Sums by provider and code, added up in the database some hours at a time. */
export async function countsByCode(
  wanted: CountsWanted,
): Promise<ReadonlyMap<string, readonly { readonly code: string; readonly count: number }[]>> {
  const sums = new Map<string, Map<string, number>>();
  const until = wanted.until.getTime();
  for (let from = wanted.from.getTime(); from <= until; from += HOURS_AT_ONCE * HOUR_MS) {
    const before = from + HOURS_AT_ONCE * HOUR_MS;
    for (const { providerId, code, count } of await sumsOf(wanted, from, before)) {
      const codes = sums.get(providerId) ?? new Map<string, number>();
      sums.set(providerId, codes.set(code, (codes.get(code) ?? 0) + count));
    }
  }
  const listed = [...sums].map(([id, codes]) => {
    return [id, [...codes].map(([code, count]) => ({ code, count }))] as const;
  });
  return new Map(listed);
}

interface SumOfCode {
  readonly providerId: string;
  readonly code: string;
  readonly count: number;
}

async function sumsOf(
  { workspaceId, environment, providerIds }: CountsWanted,
  from: number,
  before: number,
): Promise<readonly SumOfCode[]> {
  const groups = await database().verdictCount.groupBy({
    by: ['providerId', 'code'],
    where: {
      workspaceId,
      minute: { gte: new Date(from), lt: new Date(before) },
      providerId: { in: [...providerIds] },
      ...(environment === null ? {} : { environment }),
    },
    _sum: { count: true },
  });
  return groups.map(({ providerId, code, _sum }) => ({ providerId, code, count: _sum.count ?? 0 }));
}
