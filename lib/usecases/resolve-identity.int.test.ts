import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Identity, IdentityProfile } from '@/lib/core/access/identity';
import { verifyAuditChain } from '@/lib/data/audit';
import { transaction } from '@/lib/data/database';
import { unlinkIdentities } from '@/lib/data/identities';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { createOperator } from '@/lib/testing/factories';
import { resolveIdentity } from './resolve-identity';
import { signOutOfIdentity } from './sign-out-of-identity';

const origin = { requestId: 'req_1', clientAddress: '203.0.113.7' };
const SOURCE = 'clerk:clerk.acme.com';
const identityOf = (
  subject: string,
  sessionId = `sess_${subject}`,
  source: Identity['source'] = SOURCE,
): Identity => ({ source, subject, sessionId });

function asking(profile: Partial<IdentityProfile> = {}) {
  const request = {
    origin,
    asked: 0,
    loadProfile: async (): Promise<IdentityProfile> => {
      request.asked += 1;
      return { email: null, emailVerified: false, name: 'Mara', ...profile };
    },
  };
  return request;
}

describeOnEachDatabase('resolveIdentity', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase(kind);
  });
  afterAll(() => test.close());

  const actionsOf = async (operatorId: string) =>
    (
      await test.database.auditEvent.findMany({
        where: { targetId: operatorId },
        orderBy: { seq: 'asc' },
      })
    ).map(({ action }) => action);

  it('makes a user the operator of his verified address, once, and audits it', async () => {
    const { id, email, name } = await createOperator();
    const identity = identityOf('user_a');
    const request = asking({ email, emailVerified: true });
    const expected = { kind: 'operator', operator: { id, email, name, sessionId: 'sess_user_a' } };
    expect(await resolveIdentity(identity, request)).toEqual(expected);
    expect(await resolveIdentity(identity, request)).toEqual(expected);
    expect(request.asked).toBe(1);
    expect(await actionsOf(id)).toEqual(['operator.identity_linked', 'operator.signed_in']);
  });

  it('knows him by his id afterwards, whatever his address has become', async () => {
    const operator = await createOperator();
    await resolveIdentity(
      identityOf('user_b'),
      asking({ email: operator.email, emailVerified: true }),
    );
    const other = await createOperator();
    const request = asking({ email: other.email, emailVerified: true });
    expect(await resolveIdentity(identityOf('user_b', 'sess_b2'), request)).toMatchObject({
      operator: { id: operator.id },
    });
    expect(request.asked).toBe(0);
  });

  it('links nobody by an address that is not verified, is absent, or belongs to nobody', async () => {
    const { id, email } = await createOperator();
    for (const profile of [
      { email, emailVerified: false },
      {},
      { email: 'x@y.z', emailVerified: true },
    ]) {
      const answer = await resolveIdentity(identityOf('user_c'), asking(profile));
      expect(answer).toEqual({
        kind: 'stranger',
        profile: { email: null, emailVerified: false, name: 'Mara', ...profile },
      });
    }
    expect(await test.database.operatorIdentity.count({ where: { operatorId: id } })).toBe(0);
    expect(await actionsOf(id)).toEqual([]);
  });

  it('gives an operator who has a user there already to no second one', async () => {
    const { email } = await createOperator();
    const verified = { email, emailVerified: true };
    expect(await resolveIdentity(identityOf('user_d'), asking(verified))).toMatchObject({
      kind: 'operator',
    });
    expect(await resolveIdentity(identityOf('user_e'), asking(verified))).toMatchObject({
      kind: 'stranger',
    });
  });

  it('links anew by the verified address of another instance, and knows both from then on', async () => {
    const { id, email } = await createOperator();
    const verified = { email, emailVerified: true };
    const testing = identityOf('user_k', 'sess_k', 'clerk:sunny-fox-12.clerk.accounts.dev');
    for (const identity of [testing, identityOf('user_k', 'sess_k'), testing]) {
      expect(await resolveIdentity(identity, asking(verified))).toMatchObject({
        kind: 'operator',
        operator: { id },
      });
    }
    expect(await resolveIdentity(identityOf('user_k2'), asking(verified))).toMatchObject({
      kind: 'stranger',
    });
    expect(await test.database.operatorIdentity.count({ where: { operatorId: id } })).toBe(2);
  });

  it('links a new user once the old one was unlinked, whose sessions are over', async () => {
    const { id, email } = await createOperator();
    const verified = { email, emailVerified: true };
    await resolveIdentity(identityOf('user_l'), asking(verified));
    expect(await transaction((tx) => unlinkIdentities(tx, id))).toBe(1);
    expect(await resolveIdentity(identityOf('user_l2'), asking(verified))).toMatchObject({
      operator: { id },
    });
    expect(await resolveIdentity(identityOf('user_l'), asking(verified))).toMatchObject({
      kind: 'stranger',
    });
    expect(await resolveIdentity(identityOf('user_l2', 'sess_user_l'), asking())).toEqual({
      kind: 'ended',
    });
  });

  it('lets no disabled operator in, linked before or not', async () => {
    const linked = await createOperator();
    const verified = { email: linked.email, emailVerified: true };
    await resolveIdentity(identityOf('user_f'), asking(verified));
    const fresh = await createOperator();
    await test.database.operator.updateMany({
      where: { id: { in: [linked.id, fresh.id] } },
      data: { disabledAt: new Date() },
    });
    expect(await resolveIdentity(identityOf('user_f'), asking())).toEqual({
      kind: 'stranger',
      profile: null,
    });
    const request = asking({ email: fresh.email, emailVerified: true });
    expect(await resolveIdentity(identityOf('user_g'), request)).toMatchObject({
      kind: 'stranger',
    });
  });

  it('audits the begin of each session once, also of many requests at once', async () => {
    const { id, email } = await createOperator();
    const verified = { email, emailVerified: true };
    const first = Array.from({ length: 10 }, () =>
      resolveIdentity(identityOf('user_h'), asking(verified)),
    );
    for (const answer of await Promise.all(first))
      expect(answer).toMatchObject({ kind: 'operator' });
    const second = Array.from({ length: 10 }, () =>
      resolveIdentity(identityOf('user_h', 'sess_h2'), asking()),
    );
    await Promise.all(second);
    expect(await actionsOf(id)).toEqual([
      'operator.identity_linked',
      'operator.signed_in',
      'operator.signed_in',
    ]);
  });

  it('threat 212: a session that was signed out of is over at once, and no other', async () => {
    const { id, email } = await createOperator();
    await resolveIdentity(identityOf('user_i'), asking({ email, emailVerified: true }));
    await resolveIdentity(identityOf('user_i', 'sess_i2'), asking());
    expect(await signOutOfIdentity(identityOf('user_i'), origin)).toBe(true);
    expect(await signOutOfIdentity(identityOf('user_i'), origin)).toBe(true);
    expect(await signOutOfIdentity(identityOf('user_i', 'sess_never_seen'), origin)).toBe(false);
    expect(await resolveIdentity(identityOf('user_i'), asking())).toEqual({ kind: 'ended' });
    expect(await resolveIdentity(identityOf('user_i', 'sess_i2'), asking())).toMatchObject({
      kind: 'operator',
    });
    expect((await actionsOf(id)).filter((action) => action === 'operator.signed_out')).toHaveLength(
      1,
    );
  });

  it('forgets sessions after 90 days, so that the table stays small', async () => {
    const { id, email } = await createOperator();
    const day = 24 * 60 * 60 * 1000;
    const begun = Date.now() - 91 * day;
    await resolveIdentity(identityOf('user_j'), asking({ email, emailVerified: true }), begun);
    await resolveIdentity(identityOf('user_j', 'sess_j2'), asking());
    const left = await test.database.identitySession.findMany({ where: { operatorId: id } });
    expect(left.map(({ sessionId }) => sessionId)).toEqual(['sess_j2']);
  });

  it('leaves a whole chain', async () => {
    expect(await verifyAuditChain('instance')).toMatchObject({ ok: true });
  });
});

describe('a user whose service does not answer', () => {
  it('is nobody’s decision here: the failure goes to whoever asked', async () => {
    await testDatabase();
    const loadProfile = () => Promise.reject(new Error('down'));
    await expect(resolveIdentity(identityOf('user_z'), { origin, loadProfile })).rejects.toThrow(
      'down',
    );
  });
});
