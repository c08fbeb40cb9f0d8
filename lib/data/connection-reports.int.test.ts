import { beforeEach, expect, it } from 'vitest';
import type { ConnectionReport } from '@/lib/core/connections/report';
import { recordOf } from '@/lib/core/connections/report-history';
import { newId } from '@/lib/platform/ids';
import { testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { callerOf, createWorkspace, providerDraft, saveProvider } from '@/lib/testing/factories';
import {
  attachReports,
  findReport,
  KEPT_REPORTS,
  latestReport,
  recentRecords,
  saveReport,
} from './connection-reports';
import { database, transaction } from './database';
import { Prisma } from './generated/sqlite/client';

function reportAt(minute: number, settingsHash = 'a'.repeat(64)): ConnectionReport {
  return {
    id: newId('rpt'),
    outcome: 'warning',
    conclusion: `At minute ${minute}.`,
    steps: [],
    keys: [
      { kid: 'k', kty: 'EC', alg: null, size: 'P-256', use: null, usable: true, reason: null },
    ],
    issuer: null,
    jwksUri: 'https://a.example.com/jwks',
    settingsHash,
    startedAt: new Date(Date.UTC(2026, 10, 21, 8, minute)).toISOString(),
    durationMs: 12,
    testedBy: 'ana@example.com',
  };
}

describeOnEachDatabase('connection reports', (kind) => {
  let workspaceId = '';
  let providerId = '';

  beforeEach(async () => {
    const opened = await testDatabase(kind);
    workspaceId = (await createWorkspace()).id;
    providerId = (await saveProvider(callerOf(workspaceId), providerDraft())).id;
    return () => opened.close();
  });

  const save = (report: ConnectionReport, forProvider: string | null = providerId) =>
    transaction((tx) =>
      saveReport(tx, { workspaceId, providerId: forProvider, operatorId: 'opr_1', report }),
    );

  it('come back as they were written, newest first', async () => {
    const [older, newer] = [reportAt(1), reportAt(2)];
    await save(newer);
    await save(older);
    expect(await latestReport(workspaceId, providerId)).toEqual(newer);
    const listed = await recentRecords(workspaceId, providerId, 10);
    expect(listed).toEqual([newer, older].map(recordOf));
    expect((await findReport(workspaceId, older.id))?.report).toEqual(older);
    expect(await recentRecords(workspaceId, providerId, 1)).toHaveLength(1);
  });

  it('are listed from before there were summaries too', async () => {
    const [older, newer] = [reportAt(1), reportAt(2)];
    await save(older);
    await save(newer);
    const where = { id: older.id };
    // Whole reports are not read for a list: what stands in one that has a summary plays no part.
    await database().connectionReport.updateMany({ where, data: { summary: Prisma.DbNull } });
    await database().connectionReport.update({ where: { id: newer.id }, data: { report: {} } });
    expect(await recentRecords(workspaceId, providerId, 10)).toEqual([newer, older].map(recordOf));
  });

  it('are not those of another workspace', async () => {
    await save(reportAt(1));
    const other = (await createWorkspace()).id;
    expect(await latestReport(other, providerId)).toBeNull();
    expect(await recentRecords(other, providerId, 10)).toEqual([]);
    const [own] = await recentRecords(workspaceId, providerId, 1);
    expect(await findReport(other, own?.summary.id ?? '')).toBeNull();
  });

  it('are kept to the newest 50 of a provider, and of the drafts of a workspace', async () => {
    for (let minute = 0; minute < KEPT_REPORTS + 3; minute += 1) {
      await save(reportAt(minute));
      await save(reportAt(minute), null);
    }
    for (const owner of [providerId, null]) {
      const rows = await database().connectionReport.findMany({
        where: { workspaceId, providerId: owner },
        orderBy: { startedAt: 'asc' },
      });
      expect(rows).toHaveLength(KEPT_REPORTS);
      expect(rows[0]?.startedAt.getUTCMinutes()).toBe(3);
    }
  });

  it('of exactly the settings that are saved become those of the provider', async () => {
    const [same, other] = [reportAt(1), reportAt(2, 'b'.repeat(64))];
    await save(same, null);
    await save(other, null);
    await transaction((tx) => attachReports(tx, workspaceId, providerId, same.settingsHash));
    expect(
      (await recentRecords(workspaceId, providerId, 10)).map(({ summary }) => summary.id),
    ).toEqual([same.id]);
  });

  it('stay without a provider that was deleted during the test, and go with one that is', async () => {
    const early = reportAt(1);
    await save(early);
    await database().provider.delete({ where: { id: providerId } });
    await save(reportAt(2));
    const rows = await database().connectionReport.findMany({ where: { workspaceId } });
    expect(rows.map((row) => row.providerId)).toEqual([null]);
    expect(rows[0]?.id).not.toBe(early.id);
  });
});
