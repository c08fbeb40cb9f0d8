import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROLES } from '@/lib/core/access/permissions';
import { verifyAuditChain } from '@/lib/data/audit';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import {
  createOperator as createOperatorRow,
  createWorkspace,
  unwrap,
} from '@/lib/testing/factories';
import { createOperator } from './create-operator';
import { maySetUp } from './new-instance';
import { setupToken } from './setup-token';

describeOnEachDatabase('createOperator', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase(kind);
  });
  afterAll(() => test.close());

  const newcomer = (email: string) => ({ email, name: 'Ida', membership: null, password: null });

  it('makes an owner first, once, which sets the installation up as its link would', async () => {
    const { slug } = await createWorkspace();
    const editor = { ...newcomer('ed@acme.com'), membership: { slug, role: 'editor' } };
    for (const early of [newcomer('early@acme.com'), editor]) {
      expect(await createOperator(early)).toMatchObject({
        failure: { message: expect.stringContaining('the setup link') },
      });
    }
    expect(await test.database.operator.count()).toBe(0);
    const first = { ...newcomer('ana@acme.com'), membership: { slug, role: 'owner' } };
    const { id: ownerId } = unwrap(await createOperator(first));
    expect(await maySetUp(setupToken())).toMatchObject({ failure: { code: 'CONFLICT' } });
    expect(await test.database.instance.findMany()).toMatchObject([{ ownerId }]);
    const events = await test.database.auditEvent.findMany({ orderBy: { seq: 'asc' } });
    expect(events.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['instance.set_up', 'command-line'],
      ['operator.created', 'command-line'],
    ]);
  });

  it.each(ROLES)('makes an operator with the role %s, and one row that says so', async (role) => {
    const { id: workspaceId, slug } = await createWorkspace();
    const password = 'violet-kettle-parade';
    const email = `${role}-${slug}@acme.com`;
    const membership = { slug, role };
    const given = { email: ` ${email.toUpperCase()}`, name: 'Ida Berg', membership, password };
    const made = unwrap(await createOperator(given));
    expect(made).toMatchObject({
      email,
      name: 'Ida Berg',
      workspace: slug,
      role,
      hasPassword: true,
    });
    expect(await test.database.membership.findMany({ where: { workspaceId } })).toMatchObject([
      { operatorId: made.id, role },
    ]);
    const events = await test.database.auditEvent.findMany({ where: { targetId: made.id } });
    expect(events).toMatchObject([
      {
        chainId: 'instance',
        action: 'operator.created',
        actorId: 'command-line',
        details: { workspaceId, role, hasPassword: true },
      },
    ]);
    expect(JSON.stringify(events)).not.toContain(password);
  });

  it('leaves nothing of what is refused', async () => {
    const { slug, name } = await createWorkspace({ name: 'Northwind Traders' });
    const taken = await createOperatorRow();
    const before = await test.database.operator.count();
    const membership = { slug, role: 'viewer' };
    const good = { ...newcomer('ida@acme.com'), membership };
    for (const [change, sentence] of [
      [{ email: taken.email }, /already/],
      [{ email: 'ida' }, /such as mara@acme\.com/],
      [{ name: ' ' }, /name/],
      [{ membership: { slug: 'nowhere', role: 'viewer' } }, /no workspace .* nowhere/],
      [{ membership: { slug, role: 'king' } }, /owner, admin, editor, viewer/],
      [{ password: 'short' }, /12 characters/],
      [{ password: name.replace(' ', '-') }, /workspace’s name/],
    ] as const) {
      const refused = await createOperator({ ...good, ...change });
      expect([refused.ok, JSON.stringify(refused)]).toEqual([
        false,
        expect.stringMatching(sentence),
      ]);
    }
    expect(await test.database.operator.count()).toBe(before);
    const all = Array.from({ length: 5 }, () => createOperator(good));
    expect((await Promise.all(all)).filter(({ ok }) => ok)).toHaveLength(1);
    expect(await verifyAuditChain('instance')).toMatchObject({ ok: true });
  });
});
