import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { database } from '@/lib/data/database';
import { pruneVerdictCounts } from '@/lib/data/verdict-counts';
import { log } from '@/lib/platform/log';
import { testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { createWorkspace } from '@/lib/testing/factories';
import { buildProgram, startProgram } from '@/lib/testing/program';
import {
  countVerdict,
  forgetVerdictCountsForTesting,
  startVerdictCounts,
  writeVerdictCounts,
} from './count-verdicts';

type Code = Parameters<typeof countVerdict>[2];

const stored = async () => {
  const rows = await database().verdictCount.findMany({
    orderBy: [{ providerId: 'asc' }, { code: 'asc' }],
  });
  return rows.map(({ providerId, environment, code, count }) => [
    providerId,
    environment,
    code,
    count,
  ]);
};

describeOnEachDatabase('counts of verdicts', (kind) => {
  let workspaceId: string;
  let url: string;

  const count = (providerId: string | null, code: Code, times = 1) => {
    for (let n = 0; n < times; n += 1) {
      countVerdict({ workspaceId, environment: 'production' }, providerId, code);
    }
  };

  beforeEach(async () => {
    const opened = await testDatabase(kind);
    url = opened.url;
    workspaceId = (await createWorkspace()).id;
    // No minute ends while a test counts.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 21, 9, 8, 7) });
    return async () => {
      vi.useRealTimers();
      vi.restoreAllMocks();
      forgetVerdictCountsForTesting();
      await opened.close();
    };
  });

  it('are written by provider, environment and code, and add up', async () => {
    count('prv_a', 'TOKEN_EXPIRED', 3);
    count('prv_a', 'VALID', 2);
    count(null, 'INVALID_ISSUER');
    await writeVerdictCounts();
    count('prv_a', 'TOKEN_EXPIRED', 4);
    await writeVerdictCounts();
    expect(await stored()).toEqual([
      ['', 'production', 'INVALID_ISSUER', 1],
      ['prv_a', 'production', 'TOKEN_EXPIRED', 7],
      ['prv_a', 'production', 'VALID', 2],
    ]);
    const [row] = await database().verdictCount.findMany({ take: 1 });
    expect(row?.minute).toEqual(new Date(Date.UTC(2026, 10, 21, 9, 8)));
  });

  it('of more rows than one statement takes are all written', async () => {
    for (let n = 0; n < 450; n += 1) count(`prv_${n}`, 'VALID');
    await writeVerdictCounts();
    expect(await database().verdictCount.count()).toBe(450);
  });

  it('of a workspace that is gone do not hold back those of others', async () => {
    countVerdict({ workspaceId: 'wsp_gone', environment: 'production' }, 'prv_a', 'VALID');
    count('prv_a', 'VALID');
    await writeVerdictCounts();
    expect(await stored()).toEqual([['prv_a', 'production', 'VALID', 1]]);
  });

  it('stay in memory while the database takes nothing, which the log says once', async () => {
    const warned = vi.spyOn(log, 'error').mockImplementation(() => undefined);
    vi.spyOn(database(), '$transaction').mockRejectedValue(new Error('no'));
    count('prv_a', 'VALID', 2);
    await writeVerdictCounts();
    count('prv_a', 'VALID', 3);
    await writeVerdictCounts();
    expect(warned).toHaveBeenCalledTimes(1);
    vi.restoreAllMocks();
    await writeVerdictCounts();
    expect(await stored()).toEqual([['prv_a', 'production', 'VALID', 5]]);
  });

  it('are written once more at the end', async () => {
    const stop = startVerdictCounts();
    count('prv_a', 'KEY_NOT_FOUND');
    await stop();
    expect(await stored()).toEqual([['prv_a', 'production', 'KEY_NOT_FOUND', 1]]);
  });

  it('are written by themselves', async () => {
    const stop = startVerdictCounts({ intervalMs: 10 });
    count('prv_a', 'VALID');
    await vi.waitFor(async () => expect(await stored()).toHaveLength(1), { timeout: 10_000 });
    await stop();
  });

  it('of two processes add up', async () => {
    const program = await buildProgram(
      join(import.meta.dirname, '../testing/count-verdicts.program.ts'),
    );
    const both = [1, 2].map(() => startProgram(program, [url, workspaceId, '2000']));
    expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([0, 0]);
    const { _sum } = await database().verdictCount.aggregate({ _sum: { count: true } });
    expect(_sum.count).toBe(4000);
  });

  it('older than asked are dropped, over any gap', async () => {
    const minutes = ['2026-09-01T00:00:00Z', '2026-09-01T00:59:00Z', '2026-10-01T00:00:00Z'];
    for (const minute of [...minutes, '2026-10-17T09:08:00Z']) {
      await database().verdictCount.create({
        data: {
          workspaceId,
          minute: new Date(minute),
          providerId: '',
          environment: 'production',
          code: 'VALID',
          count: 1,
        },
      });
    }
    await pruneVerdictCounts(new Date('2026-10-17T09:08:00Z'));
    expect(await database().verdictCount.count()).toBe(1);
  });
});

it('wait out a database that another process holds, and lose nothing', async () => {
  const opened = await testDatabase('sqlite');
  const { id: workspaceId } = await createWorkspace();
  const warned = vi.spyOn(log, 'warn').mockImplementation(() => undefined);
  const program = await buildProgram(join(import.meta.dirname, '../testing/hold-lock.program.ts'));
  const holder = startProgram(program, [opened.url]);
  await holder.until('locked');
  const count = () => countVerdict({ workspaceId, environment: 'staging' }, 'prv_a', 'VALID');
  count();
  const writing = writeVerdictCounts();
  count();
  await writing;
  expect(warned).toHaveBeenCalledTimes(1);
  holder.child.kill();
  await holder.ended;
  await writeVerdictCounts();
  const { _sum } = await database().verdictCount.aggregate({ _sum: { count: true } });
  expect(_sum.count).toBe(2);
  vi.restoreAllMocks();
  forgetVerdictCountsForTesting();
  await opened.close();
});
