import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import { emptyInputs } from '@/lib/core/providers/draft';
import { database } from '@/lib/data/database';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, providerDraft } from '@/lib/testing/factories';
import { type FakeProvider, startFakeProvider } from '@/lib/testing/fake-provider';
import { cancelConnectionTest, runCancellableTest } from './cancel-connection-test';

const ANSWER_MS = 1_500;

let provider: FakeProvider;
let opened: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  opened = await testDatabase();
  provider = await startFakeProvider({ delayMs: ANSWER_MS });
});

afterAll(async () => {
  await provider.close();
  await opened.close();
});

/** Runs a test and does something once the discovery document is being waited for. */
async function run(caller: Caller, runId: string, meanwhile: () => Promise<unknown>) {
  const draft = providerDraft({
    inputs: { ...emptyInputs(), issuer: provider.issuer, clientIds: ['web'] },
  });
  const allowedPrivateOrigins = [provider.origin];
  const events = [];
  const test = runCancellableTest(
    caller,
    { runId, providerId: null, draft },
    { allowedPrivateOrigins },
  );
  for await (const event of test) {
    events.push(event);
    if (event.type === 'running' && event.step === 'discovery') await meanwhile();
  }
  return events;
}

async function reportsOf({ workspaceId }: Caller): Promise<number> {
  return database().connectionReport.count({ where: { workspaceId } });
}

describe('cancelConnectionTest', () => {
  it('ends the test, keeps no report and leaves an audit row', async () => {
    const caller = callerOf((await createWorkspace()).id);
    const events = await run(caller, 'a', async () => {
      const cancelled = await cancelConnectionTest(caller, { runId: 'a' });
      expect(cancelled).toEqual({ ok: true, value: { cancelled: true } });
    });
    expect(events.some(({ type }) => type === 'finished')).toBe(false);
    expect(await reportsOf(caller)).toBe(0);
    const rows = await database().auditEvent.findMany({ where: { chainId: caller.workspaceId } });
    expect(rows.map(({ details }) => details)).toMatchObject([{ outcome: 'cancelled' }]);
  });

  it("leaves other operators' tests and ended ones alone", async () => {
    const { id } = await createWorkspace();
    const [caller, stranger] = [callerOf(id), callerOf(id)];
    const events = await run(caller, 'b', async () => {
      const cancelled = await cancelConnectionTest(stranger, { runId: 'b' });
      expect(cancelled).toEqual({ ok: true, value: { cancelled: false } });
    });
    expect(events.at(-1)?.type).toBe('finished');
    expect(await reportsOf(caller)).toBe(1);
    const late = await cancelConnectionTest(caller, { runId: 'b' });
    expect(late).toEqual({ ok: true, value: { cancelled: false } });
  });

  it('needs providers:test', async () => {
    const caller = callerOf((await createWorkspace()).id, 'viewer');
    const refused = await cancelConnectionTest(caller, { runId: 'c' });
    expect(refused).toMatchObject({ ok: false, failure: { code: 'FORBIDDEN' } });
  });
});
