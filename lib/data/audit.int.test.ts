import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type AuditEntry, INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { appendAudit, verifyAuditChain } from './audit';
import { database, transaction } from './database';

const entry = (details: Record<string, unknown> = {}): AuditEntry => ({
  action: 'operator.signed_in',
  actor: { type: 'operator', id: 'opr_1', label: 'ana@example.com' },
  targetType: 'operator',
  targetId: 'opr_1',
  requestId: 'req_1',
  clientAddress: '203.0.113.7',
  details,
});

const append = (details?: Record<string, unknown>, chainId = INSTANCE_CHAIN) =>
  transaction((tx) => appendAudit(tx, chainId, entry(details)));

/** What someone with access to the database itself could do: the triggers are in the way no more. */
async function withoutTriggers(kind: 'sqlite' | 'postgresql', sql: string): Promise<void> {
  if (kind === 'sqlite') {
    await database().$executeRawUnsafe('DROP TRIGGER "AuditEvent_refuses_update"');
    await database().$executeRawUnsafe('DROP TRIGGER "AuditEvent_refuses_delete"');
  } else {
    await database().$executeRawUnsafe('ALTER TABLE "AuditEvent" DISABLE TRIGGER ALL');
  }
  await database().$executeRawUnsafe(sql);
}

describeOnEachDatabase('the audit chain', (kind) => {
  beforeEach(async () => {
    const opened = await testDatabase(kind);
    return () => opened.close();
  });

  it('threat 239: 64 parallel writers make one chain without a gap', async () => {
    await Promise.all(Array.from({ length: 64 }, (_, writer) => append({ writer })));
    const events = await database().auditEvent.findMany({ orderBy: { seq: 'asc' } });
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 64 }, (_, at) => at + 1));
    expect(await verifyAuditChain(INSTANCE_CHAIN)).toEqual({ ok: true, count: 64 });
  });

  it('keeps chains apart and calls an empty chain whole', async () => {
    await append({}, 'wsp_a');
    await append({}, 'wsp_b');
    await append({}, 'wsp_a');
    expect(await verifyAuditChain('wsp_a')).toEqual({ ok: true, count: 2 });
    expect(await verifyAuditChain('wsp_b')).toEqual({ ok: true, count: 1 });
    expect(await verifyAuditChain('wsp_none')).toEqual({ ok: true, count: 0 });
  });

  it('a transaction that fails leaves neither event nor gap', async () => {
    await append();
    const failing = transaction(async (tx) => {
      await appendAudit(tx, INSTANCE_CHAIN, entry());
      throw new Error('the change failed');
    });
    await expect(failing).rejects.toThrow('the change failed');
    await append();
    expect(await verifyAuditChain(INSTANCE_CHAIN)).toEqual({ ok: true, count: 2 });
  });

  it.each([
    ['update', `UPDATE "AuditEvent" SET "actorLabel" = 'eve'`],
    ['delete', 'DELETE FROM "AuditEvent"'],
  ])('threat 238: %s through the application is refused', async (_, sql) => {
    await append();
    await expect(database().$executeRawUnsafe(sql)).rejects.toThrow('append-only');
    expect(await verifyAuditChain(INSTANCE_CHAIN)).toEqual({ ok: true, count: 1 });
  });

  it.each([
    ['edited', `UPDATE "AuditEvent" SET "actorLabel" = 'eve' WHERE seq = 3`, 3],
    ['given other details', `UPDATE "AuditEvent" SET details = '{"n":9}' WHERE seq = 2`, 2],
    ['deleted', 'DELETE FROM "AuditEvent" WHERE seq = 2', 2],
    ['cut off at the end', 'DELETE FROM "AuditEvent" WHERE seq = 5', 5],
    ['inserted', `UPDATE "AuditEvent" SET seq = seq + 10 WHERE seq > 3`, 4],
    ['moved', `UPDATE "AuditEvent" SET seq = 20 WHERE seq = 1`, 1],
  ])('threat 236: a row %s behind its back is named', async (_, sql, firstBadSeq) => {
    for (let n = 1; n <= 5; n += 1) await append({ n });
    await withoutTriggers(kind, sql);
    expect(await verifyAuditChain(INSTANCE_CHAIN)).toMatchObject({ ok: false, firstBadSeq });
  });

  it('verifies whatever the details were', async () => {
    const details = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 5 });
    let count = 0;
    await fc.assert(
      fc.asyncProperty(details, async (value) => {
        await append(value);
        count += 1;
        expect(await verifyAuditChain(INSTANCE_CHAIN)).toEqual({ ok: true, count });
      }),
      { numRuns: 40, seed: 2_036_239 },
    );
  });
});

describe('details', () => {
  it('that JSON cannot say are a defect, not a silent loss', async () => {
    const opened = await testDatabase();
    await expect(append({ at: Number.NaN })).rejects.toThrow(TypeError);
    await opened.close();
  });
});
