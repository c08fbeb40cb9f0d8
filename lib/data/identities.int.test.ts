import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { createOperator } from '@/lib/testing/factories';
import { transaction } from './database';
import {
  deleteOldIdentitySessions,
  endIdentitySession,
  findIdentitySession,
  insertIdentitySession,
} from './identities';

const SOURCE = 'clerk:clerk.acme.com';
const dayOf = (day: number) => new Date(Date.UTC(2026, 0, day));

describeOnEachDatabase('sessions of a service', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase(kind);
  });
  afterAll(() => test.close());

  it('are forgotten by the later of their begin and their end', async () => {
    const { id: operatorId } = await createOperator();
    const days = { open: [1, null], endedEarly: [1, 5], endedLate: [1, 89], begunLate: [50, 60] };
    const found = async () => {
      const kept: string[] = [];
      for (const sessionId of Object.keys(days)) {
        if ((await findIdentitySession({ source: SOURCE, sessionId })) !== null)
          kept.push(sessionId);
      }
      return kept;
    };
    for (const [sessionId, [begin, end]] of Object.entries(days)) {
      const key = { source: SOURCE, sessionId };
      await transaction(async (tx) => {
        await insertIdentitySession(tx, { ...key, operatorId, at: dayOf(begin ?? 0) });
        if (end != null) await endIdentitySession(tx, { ...key, at: dayOf(end) });
      });
    }
    await transaction((tx) => deleteOldIdentitySessions(tx, dayOf(40)));
    expect(await found()).toEqual(['endedLate', 'begunLate']);
    await transaction((tx) => deleteOldIdentitySessions(tx, dayOf(90)));
    expect(await found()).toEqual([]);
  });
});
