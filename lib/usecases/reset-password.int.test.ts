import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { verifyAuditChain } from '@/lib/data/audit';
import { transaction } from '@/lib/data/database';
import { createAttemptLimits, setAttemptLimitsForTesting } from '@/lib/platform/attempt-limits';
import { hashPassword } from '@/lib/platform/passwords';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { createMembership, createOperator, createWorkspace, unwrap } from '@/lib/testing/factories';
import { isMarkOf, markOfBrowser } from './known-browser';
import { resetPassword } from './reset-password';
import { resolveIdentity } from './resolve-identity';
import { resolveSession } from './resolve-session';
import { beginSession } from './session-token';
import { signIn } from './sign-in';

// The key of a test must not come from, or go to, a data folder.
vi.mock('@/lib/platform/secret-key', () => ({
  deriveKey: (purpose: string) => createHash('sha256').update(purpose).digest(),
}));

const OLD = 'plum-orbit-lantern';
const password = 'violet-kettle-parade';
const origin = { requestId: 'req_1', clientAddress: '203.0.113.7' };
const request = { origin, userAgent: 'Browser', sessionToken: null, browserMark: null };

describeOnEachDatabase('resetPassword', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase(kind);
  });
  afterAll(() => test.close());
  beforeEach(() => setAttemptLimitsForTesting(createAttemptLimits()));

  const stored = (id: string) => test.database.operator.findUniqueOrThrow({ where: { id } });
  const eventsOf = (targetId: string) =>
    test.database.auditEvent.findMany({ where: { targetId }, orderBy: { seq: 'asc' } });

  it('threat 212: opens the account by the new password only, and ends all sessions and marks', async () => {
    const { id, email } = await createOperator({ passwordHash: await hashPassword(OLD) });
    const other = await createOperator();
    const begin = (operatorId: string) =>
      transaction((tx) => beginSession(tx, { operatorId, userAgent: '', now: Date.now() }));
    const [mine, theirs] = [await begin(id), await begin(other.id)];
    const mark = markOfBrowser(await stored(id), Date.now());

    const done = unwrap(await resetPassword({ email: ` ${email.toUpperCase()} `, password }));
    expect(done).toEqual({ id, email, hadPassword: true, disabled: false, endedSessions: 1 });
    expect(await resolveSession(mine)).toBeNull();
    expect(await resolveSession(theirs)).toMatchObject({ id: other.id });
    expect(isMarkOf(mark, await stored(id), Date.now())).toBe(false);
    expect(await signIn({ email, password: OLD }, request)).toMatchObject({ ok: false });
    expect(await signIn({ email, password }, request)).toMatchObject({ ok: true });
  });

  it('threat 233: gives one who came through Clerk a password, and ends what came with Clerk', async () => {
    const { id, email } = await createOperator();
    const identity = {
      source: 'clerk:clerk.acme.com',
      subject: `user_${id}`,
      sessionId: id,
    } as const;
    const loadProfile = async () => ({ email, emailVerified: true, name: null });
    const arrive = () => resolveIdentity(identity, { origin, loadProfile });
    expect(await arrive()).toMatchObject({ kind: 'operator' });

    const done = unwrap(await resetPassword({ email, password }));
    expect(done).toMatchObject({ hadPassword: false, endedSessions: 1 });
    expect(await arrive()).toEqual({ kind: 'ended' });
    expect(await signIn({ email, password }, request)).toMatchObject({ ok: true });
  });

  it('is one row on the chain of the instance, of the system, without the password', async () => {
    const { id, email } = await createOperator();
    unwrap(await resetPassword({ email, password }));
    const rows = await eventsOf(id);
    expect(rows).toMatchObject([
      {
        chainId: 'instance',
        action: 'operator.password_reset',
        actorType: 'system',
        actorId: 'command-line',
        clientAddress: null,
        details: { hadPassword: false, endedSessions: 0 },
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain(password);
    expect(await verifyAuditChain('instance')).toMatchObject({ ok: true });
  });

  it('judges the password by the rule, with address and every workspace in mind', async () => {
    const { id, email } = await createOperator({ passwordHash: await hashPassword(OLD) });
    const workspace = await createWorkspace({ name: 'Northwind Traders' });
    await createMembership(workspace.id, id, 'owner');
    for (const bad of [
      'short',
      email,
      'northwind-traders-2026',
      'aaaaaaaaaaaa',
      `a\0${password}`,
    ]) {
      const refused = await resetPassword({ email, password: bad });
      expect(refused).toMatchObject({ failure: { fields: { password: [expect.any(String)] } } });
    }
    expect(await eventsOf(id)).toEqual([]);
    expect(await signIn({ email, password: OLD }, request)).toMatchObject({ ok: true });
  });

  it('names an address that is nobody’s, and leaves a disabled operator disabled', async () => {
    expect(await resetPassword({ email: 'no@one.example', password })).toMatchObject({
      failure: { code: 'NOT_FOUND', message: expect.stringContaining('no@one.example') },
    });
    const { id, email } = await createOperator();
    await test.database.operator.update({ where: { id }, data: { disabledAt: new Date() } });
    expect(unwrap(await resetPassword({ email, password })).disabled).toBe(true);
    expect(await signIn({ email, password }, request)).toMatchObject({ ok: false });
  });
});
