import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyAuditChain } from '@/lib/data/audit';
import { transaction } from '@/lib/data/database';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { createMembership, createOperator, createWorkspace, unwrap } from '@/lib/testing/factories';
import { disableOperator } from './disable-operator';
import { enableOperator } from './enable-operator';
import { listOperators } from './list-operators';
import { resolveIdentity } from './resolve-identity';
import { resolveSession } from './resolve-session';
import { beginSession } from './session-token';
import { unlinkOperator } from './unlink-operator';

const origin = { requestId: 'req_1', clientAddress: '203.0.113.7' };
const SOURCE = 'clerk:clerk.acme.com';

/** A request of a user of Clerk whose verified address this is. */
function arrive(email: string, subject: string, sessionId = `sess_${subject}`) {
  const loadProfile = async () => ({ email, emailVerified: true, name: null });
  return resolveIdentity({ source: SOURCE, subject, sessionId }, { origin, loadProfile });
}

const begin = (operatorId: string) =>
  transaction((tx) => beginSession(tx, { operatorId, userAgent: '', now: Date.now() }));

describeOnEachDatabase('operator commands', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase(kind);
  });
  afterAll(() => test.close());

  const eventsOf = (targetId: string) =>
    test.database.auditEvent.findMany({
      where: { targetId, actorType: 'system' },
      orderBy: { seq: 'asc' },
    });

  it('threat 212: disable ends every session at once, and enable brings none of them back', async () => {
    const { id, email } = await createOperator();
    const token = await begin(id);
    expect(await arrive(email, 'user_a')).toMatchObject({ kind: 'operator' });

    const disabled = unwrap(await disableOperator(email));
    expect(disabled).toEqual({ id, email, changed: true, endedSessions: 2 });
    expect(await resolveSession(token)).toBeNull();
    expect(await arrive(email, 'user_a')).toMatchObject({ kind: 'stranger' });
    expect(unwrap(await disableOperator(email))).toMatchObject({ changed: false });

    expect(unwrap(await enableOperator(email))).toEqual({ id, email, changed: true });
    expect(unwrap(await enableOperator(email))).toMatchObject({ changed: false });
    expect(await resolveSession(token)).toBeNull();
    expect(await arrive(email, 'user_a')).toEqual({ kind: 'ended' });
    expect(await arrive(email, 'user_a', 'sess_new')).toMatchObject({ kind: 'operator' });
    expect(await eventsOf(id)).toMatchObject([
      { action: 'operator.disabled', details: { endedSessions: 2 } },
      { action: 'operator.enabled' },
    ]);
  });

  it('disable: never the last enabled owner of a workspace, also of two at once', async () => {
    const { id: workspaceId, slug } = await createWorkspace();
    const [a, b, editor] = [await createOperator(), await createOperator(), await createOperator()];
    await createMembership(workspaceId, a.id, 'owner');
    await createMembership(workspaceId, b.id, 'owner');
    await createMembership(workspaceId, editor.id, 'editor');
    const both = await Promise.all([disableOperator(a.email), disableOperator(b.email)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const left = both[0]?.ok ? b : a;
    const token = await begin(left.id);
    expect(await disableOperator(left.email)).toMatchObject({
      failure: { message: expect.stringContaining(`the last owner of ${slug} `) },
    });
    expect(await resolveSession(token)).toMatchObject({ id: left.id });
    expect(await eventsOf(left.id)).toEqual([]);
    expect(await disableOperator(editor.email)).toMatchObject({ ok: true });
  });

  it('threat 233: unlink lets another user of the verified address in, and the old one no more', async () => {
    const { id, email } = await createOperator();
    await arrive(email, 'user_b');
    expect(await arrive(email, 'user_c')).toMatchObject({ kind: 'stranger' });

    expect(unwrap(await unlinkOperator(email))).toEqual({ id, email, unlinked: 1 });
    expect(unwrap(await unlinkOperator(email))).toMatchObject({ unlinked: 0 });
    expect(await arrive(email, 'user_c')).toMatchObject({ kind: 'operator', operator: { id } });
    expect(await arrive(email, 'user_b')).toMatchObject({ kind: 'stranger' });
    expect(await eventsOf(id)).toMatchObject([
      { action: 'operator.identities_unlinked', details: { unlinked: 1 } },
    ]);
  });

  it('list: who is where, by which way, and when he was last seen', async () => {
    const { id, email, name } = await createOperator({ passwordHash: '$argon2id$x' });
    const { id: workspaceId, slug } = await createWorkspace();
    await createMembership(workspaceId, id, 'admin');
    const find = async () => {
      const listed = unwrap(await listOperators());
      expect(listed.map((one) => one.email)).toEqual(listed.map((one) => one.email).sort());
      return listed.find((one) => one.id === id);
    };
    expect(await find()).toEqual({
      id,
      email,
      name,
      workspaces: [{ slug, role: 'admin' }],
      hasPassword: true,
      disabledAt: null,
      identities: [],
      lastSeenAt: null,
    });
    await arrive(email, 'user_d');
    const seen = await find();
    expect(seen).toMatchObject({ identities: [SOURCE], lastSeenAt: expect.any(Date) });
    const later = new Date('2040-01-01T00:00:00Z');
    await begin(id);
    await test.database.session.updateMany({
      where: { operatorId: id },
      data: { lastSeenAt: later },
    });
    expect((await find())?.lastSeenAt).toEqual(later);
    await disableOperator(email);
    expect(await find()).toMatchObject({ disabledAt: expect.any(Date) });
    expect((await find())?.lastSeenAt).not.toEqual(later);
  });

  it('leaves a chain that is whole', async () => {
    expect(await verifyAuditChain('instance')).toMatchObject({ ok: true });
  });
});
