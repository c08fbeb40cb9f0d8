import { afterAll, beforeAll, expect, it } from 'vitest';
import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { verifyAuditChain } from '@/lib/data/audit';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { createOperator } from '@/lib/testing/factories';
import { endLocalSessions } from './end-local-sessions';

describeOnEachDatabase('endLocalSessions', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase(kind);
  });
  afterAll(() => test.close());

  const events = () => test.database.auditEvent.findMany({ where: { chainId: INSTANCE_CHAIN } });

  it('writes nothing where there is no session', async () => {
    expect(await endLocalSessions()).toBe(0);
    expect(await events()).toEqual([]);
  });

  it('ends all of them and audits it once, also of two processes that start at once', async () => {
    const at = new Date();
    const times = { createdAt: at, lastSeenAt: at, expiresAt: new Date(at.getTime() + 1e6) };
    for (const id of ['ses_1', 'ses_2']) {
      const { id: operatorId } = await createOperator();
      await test.database.session.create({
        data: { id, operatorId, tokenHash: id, userAgent: '', ...times },
      });
    }
    const ended = await Promise.all([endLocalSessions(), endLocalSessions()]);
    expect(ended.toSorted()).toEqual([0, 2]);
    expect(await test.database.session.count()).toBe(0);
    expect(await events()).toMatchObject([
      { action: 'instance.sessions_ended', actorType: 'system', details: { sessionsEnded: 2 } },
    ]);
    expect(await verifyAuditChain(INSTANCE_CHAIN)).toMatchObject({ ok: true });
  });
});
