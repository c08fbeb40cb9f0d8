import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { transaction } from '@/lib/data/database';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { createOperator } from '@/lib/testing/factories';
import { resolveSession } from './resolve-session';
import { beginSession } from './session-token';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 5, 1);

describeOnEachDatabase('resolveSession', (kind) => {
  let test: TestDatabase;
  let token: string;
  let operatorId: string;

  beforeAll(async () => {
    test = await testDatabase(kind);
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    operatorId = (await createOperator({ name: 'Mara' })).id;
    const session = { operatorId, userAgent: 'x'.repeat(1000), now: START };
    token = await transaction((tx) => beginSession(tx, session));
  });

  const lastSeen = async () =>
    (await test.database.session.findFirstOrThrow({ where: { operatorId } })).lastSeenAt.getTime();

  it('knows the operator of a token', async () => {
    const operator = await resolveSession(token, START + MINUTE);
    expect(operator).toMatchObject({ id: operatorId, name: 'Mara' });
    expect(operator?.sessionId).toMatch(/^ses_/);
  });

  it.each([
    ['nothing', ''],
    ['a made-up token', 'A'.repeat(43)],
    ['one character less', 'A'.repeat(42)],
    ['SQL', "' OR 1=1 --"],
    ['NUL', '\u0000'.repeat(43)],
    ['a megabyte', 'x'.repeat(1_000_000)],
  ])('threat 211: knows nobody for %s', async (_, given) => {
    expect(await resolveSession(given, START)).toBeNull();
  });

  it('threat 211: the stored hash is not a token', async () => {
    const { tokenHash } = await test.database.session.findFirstOrThrow({ where: { operatorId } });
    expect(await resolveSession(tokenHash, START)).toBeNull();
    const bytes = Buffer.from(tokenHash, 'hex').toString('base64url');
    expect(await resolveSession(bytes, START)).toBeNull();
  });

  it('threat 213: ends after 12 hours without a request', async () => {
    expect(await resolveSession(token, START + 12 * HOUR - 1)).not.toBeNull();
    expect(await resolveSession(token, START + 24 * HOUR)).toBeNull();
  });

  it('threat 213: ends 7 days after sign-in, however busy', async () => {
    for (let at = 0; at < 7 * 24; at += 6) {
      expect(await resolveSession(token, START + at * HOUR)).not.toBeNull();
    }
    expect(await resolveSession(token, START + 7 * 24 * HOUR)).toBeNull();
  });

  it('threat 212: knows nobody once the operator is disabled, or the session is gone', async () => {
    await test.database.operator.update({
      where: { id: operatorId },
      data: { disabledAt: new Date() },
    });
    expect(await resolveSession(token, START)).toBeNull();
    await test.database.operator.update({ where: { id: operatorId }, data: { disabledAt: null } });
    expect(await resolveSession(token, START)).not.toBeNull();
    await test.database.session.deleteMany({ where: { operatorId } });
    expect(await resolveSession(token, START)).toBeNull();
  });

  it('writes "last seen" at most once a minute', async () => {
    await resolveSession(token, START + MINUTE - 1);
    expect(await lastSeen()).toBe(START);
    await Promise.all([
      resolveSession(token, START + MINUTE),
      resolveSession(token, START + MINUTE),
    ]);
    expect(await lastSeen()).toBe(START + MINUTE);
    await resolveSession(token, START + 2 * MINUTE - 1);
    expect(await lastSeen()).toBe(START + MINUTE);
  });

  it('keeps at most 255 characters of the browser', async () => {
    const { userAgent } = await test.database.session.findFirstOrThrow({ where: { operatorId } });
    expect(userAgent).toHaveLength(255);
  });
});
