import { expect, it, vi } from 'vitest';
import type { ReportEvent } from '@/lib/core/connections/report';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, providerDraft } from '@/lib/testing/factories';
import { createFakeNetwork } from '@/lib/testing/fake-network';
import { testConnection } from './test-connection';
import { createSharedRuns } from './test-connection-runs';

const storage = vi.hoisted(() => ({ error: null as Error | null }));

vi.mock('@/lib/data/connection-reports', async (original) => ({
  ...(await original<typeof import('@/lib/data/connection-reports')>()),
  saveReport: () => Promise.reject(storage.error),
}));

async function failWith(error: Error): Promise<ReportEvent[]> {
  storage.error = error;
  const opened = await testDatabase();
  const caller = callerOf((await createWorkspace()).id);
  const network = createFakeNetwork();
  const events: ReportEvent[] = [];
  try {
    const input = { providerId: null, draft: providerDraft() };
    const stream = testConnection(caller, input, { network, allowedPrivateOrigins: [] });
    for await (const event of stream) events.push(event);
    return events;
  } finally {
    await opened.close();
  }
}

it('a busy database is a failure that says so, after the steps', async () => {
  const { StorageBusyError } = await import('@/lib/data/database');
  const events = await failWith(new StorageBusyError('busy'));
  expect(events.filter(({ type }) => type === 'step')).toHaveLength(8);
  expect(events.at(-1)).toMatchObject({ type: 'failed', failure: { code: 'UNAVAILABLE' } });
});

it('a defect is thrown, not turned into a report', async () => {
  await expect(failWith(new Error('what cannot be'))).rejects.toThrow('what cannot be');
});

it('a defect of a shared run reaches every follower', async () => {
  const runs = createSharedRuns<{ at: number }>();
  async function* broken() {
    yield { at: 1 };
    throw new Error('broken');
  }
  const follow = async () => {
    const seen = [];
    for await (const event of runs.follow('key', broken)) seen.push(event);
    return seen;
  };
  const ends = await Promise.allSettled([follow(), follow(), follow()]);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
});
