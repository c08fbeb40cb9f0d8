import type { VerdictTotal } from '@/lib/core/tokens/verdict-tally';
import { type Tx, transaction } from './database';
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
