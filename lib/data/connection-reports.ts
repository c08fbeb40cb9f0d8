import type { ConnectionReport } from '@/lib/core/connections/report';
import { type ReportRecord, recordOf } from '@/lib/core/connections/report-history';
import { database, type Tx } from './database';
import { toJsonObject } from './json';

/** Reports kept per provider, and per workspace for drafts that were not saved. */
export const KEPT_REPORTS = 50;

export interface ReportToSave {
  readonly workspaceId: string;
  /** Null: the draft is not saved. */
  readonly providerId: string | null;
  readonly operatorId: string;
  readonly report: ConnectionReport;
}

/**
 * Writes a report and drops those beyond the newest 50. A provider that was deleted meanwhile leaves
 * the report without one; that of a draft which was saved meanwhile goes to the provider it became.
 */
export async function saveReport(tx: Tx, { report, ...given }: ReportToSave): Promise<void> {
  const { workspaceId, operatorId } = given;
  const providerId = await ownerOf(tx, given, report.settingsHash);
  const { id, ...rest } = report;
  await tx.connectionReport.create({
    data: {
      id,
      workspaceId,
      providerId,
      operatorId,
      settingsHash: report.settingsHash,
      outcome: report.outcome,
      report: toJsonObject(rest),
      summary: toJsonObject(recordOf(report)),
      testedBy: report.testedBy,
      startedAt: new Date(report.startedAt),
      durationMs: report.durationMs,
    },
  });
  await prune(tx, workspaceId, providerId);
}

async function ownerOf(
  tx: Tx,
  { workspaceId, providerId }: Pick<ReportToSave, 'workspaceId' | 'providerId'>,
  settingsHash: string,
): Promise<string | null> {
  const of = providerId === null ? { settingsHash } : { id: providerId };
  const owner = await tx.provider.findFirst({
    where: { workspaceId, ...of },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  return owner?.id ?? null;
}

/**
 * Gives a provider the reports that tested exactly its settings before it was saved, and keeps the
 * newest 50 of it.
 */
export async function attachReports(
  tx: Tx,
  workspaceId: string,
  providerId: string,
  settingsHash: string,
): Promise<void> {
  await tx.connectionReport.updateMany({
    where: { workspaceId, providerId: null, settingsHash },
    data: { providerId },
  });
  await prune(tx, workspaceId, providerId);
}

/** The newest report of a provider; null when it was never tested. Reads within `tx` if given. */
export async function latestReport(
  workspaceId: string,
  providerId: string,
  tx?: Tx,
): Promise<ConnectionReport | null> {
  const [row] = await (tx ?? database()).connectionReport.findMany({
    where: { workspaceId, providerId },
    orderBy: NEWEST_FIRST,
    take: 1,
  });
  return row === undefined ? null : reportOf(row);
}

/** What lists need of the newest reports of a provider, newest first. */
export async function recentRecords(
  workspaceId: string,
  providerId: string,
  limit: number,
): Promise<readonly ReportRecord[]> {
  const rows = await database().connectionReport.findMany({
    where: { workspaceId, providerId },
    orderBy: NEWEST_FIRST,
    take: limit,
    select: { id: true, summary: true },
  });
  return [...(await recordsOf(rows)).values()];
}

/** What lists need of the reports of these ids, by id; those that are gone are left out. */
export async function recordsById(
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReportRecord>> {
  if (ids.length === 0) return new Map();
  const where = { id: { in: [...ids] } };
  return recordsOf(
    await database().connectionReport.findMany({ where, select: { id: true, summary: true } }),
  );
}

/** In the order of the rows. Whole reports are read only of rows from before there were summaries. */
async function recordsOf(
  rows: readonly { readonly id: string; readonly summary: unknown }[],
): Promise<ReadonlyMap<string, ReportRecord>> {
  const older = rows.flatMap(({ id, summary }) => (summary === null ? [id] : []));
  const whole = older.length === 0 ? [] : await wholeReports(older);
  const records = rows.flatMap(({ id, summary }): (readonly [string, ReportRecord])[] => {
    if (isRecord(summary)) return [[id, summary]];
    // It may have been pruned between the two reads.
    const report = whole.find((one) => one.id === id);
    return report === undefined ? [] : [[id, recordOf(report)]];
  });
  return new Map(records);
}

async function wholeReports(ids: readonly string[]): Promise<readonly ConnectionReport[]> {
  const rows = await database().connectionReport.findMany({ where: { id: { in: [...ids] } } });
  return rows.map(reportOf);
}

/** One report of a workspace and the provider that it is of, null for a draft's; null: there is none. */
export async function findReport(
  workspaceId: string,
  id: string,
): Promise<{ readonly report: ConnectionReport; readonly providerId: string | null } | null> {
  const row = await database().connectionReport.findFirst({ where: { workspaceId, id } });
  return row === null ? null : { report: reportOf(row), providerId: row.providerId };
}

const NEWEST_FIRST = [{ startedAt: 'desc' as const }, { id: 'desc' as const }];

async function prune(tx: Tx, workspaceId: string, providerId: string | null): Promise<void> {
  const old = await tx.connectionReport.findMany({
    where: { workspaceId, providerId },
    orderBy: NEWEST_FIRST,
    skip: KEPT_REPORTS,
    select: { id: true },
  });
  if (old.length === 0) return;
  await tx.connectionReport.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } });
}

function reportOf(row: { readonly id: string; readonly report: unknown }): ConnectionReport {
  if (!isStored(row.report)) throw new Error(`Report ${row.id} is not stored as a report.`);
  return { ...row.report, id: row.id };
}

/** Only `saveReport` writes the column: enough is checked to know its work again. */
function isStored(value: unknown): value is Omit<ConnectionReport, 'id'> {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['outcome', 'conclusion', 'steps', 'keys', 'settingsHash', 'startedAt'].every((name) =>
      Object.hasOwn(value, name),
    )
  );
}

/** Only `saveReport` writes this column too. */
function isRecord(value: unknown): value is ReportRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['summary', 'state', 'keyCount', 'firstProblem'].every((name) => Object.hasOwn(value, name))
  );
}
