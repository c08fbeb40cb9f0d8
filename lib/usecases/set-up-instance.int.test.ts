import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SetUpInput } from '@/lib/core/workspaces/set-up-form';
import { verifyAuditChain } from '@/lib/data/audit';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { resolveSession } from './resolve-session';
import { setUpInstance } from './set-up-instance';
import { setupToken } from './setup-token';

// The key of a test must not come from, or go to, a data folder.
vi.mock('@/lib/platform/secret-key', () => ({
  deriveKey: (purpose: string) => createHash('sha256').update(purpose).digest(),
}));

const request = {
  origin: { requestId: 'req_1', clientAddress: '203.0.113.7' },
  userAgent: 'Browser',
};

const inputOf = (number: number, change: Partial<SetUpInput> = {}): SetUpInput => ({
  token: setupToken(),
  workspaceName: `Acme ${number}`,
  slug: `acme-${number}`,
  name: 'Mara Lindqvist',
  email: `mara${number}@acme.com`,
  password: 'plum-orbit-lantern',
  ...change,
});

describeOnEachDatabase('setUpInstance', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase(kind);
  });
  afterAll(() => test.close());

  const counts = async () => ({
    instances: await test.database.instance.count(),
    operators: await test.database.operator.count(),
    workspaces: await test.database.workspace.count(),
    memberships: await test.database.membership.count(),
    sessions: await test.database.session.count(),
  });
  const none = { instances: 0, operators: 0, workspaces: 0, memberships: 0, sessions: 0 };

  it.each([
    [''],
    ['x'.repeat(43)],
    [`${setupToken()}x`],
    [setupToken().slice(0, -1)],
    [setupToken().toUpperCase()],
  ])('threat 219: without the right token (%j) nothing happens', async (token) => {
    const result = await setUpInstance(inputOf(0, { token }), request);
    expect(result).toMatchObject({ ok: false, failure: { code: 'FORBIDDEN' } });
    expect(await counts()).toEqual(none);
  });

  it('judges slug and password again, whoever calls', async () => {
    const result = await setUpInstance(inputOf(0, { slug: 'setup', password: 'short' }), request);
    expect(result).toMatchObject({
      ok: false,
      failure: { fields: { slug: [expect.any(String)], password: [expect.any(String)] } },
    });
    expect(await counts()).toEqual(none);
  });

  it('threat 219: of fifty at once one makes the owner, and the rest are told so', async () => {
    const all = Array.from({ length: 50 }, (_, at) => setUpInstance(inputOf(at), request));
    const results = await Promise.all(all);
    const won = results.flatMap((result) => (result.ok ? [result.value] : []));
    const lost = results.flatMap((result) => (result.ok ? [] : [result.failure]));
    expect(won).toHaveLength(1);
    expect(lost).toHaveLength(49);
    for (const failure of lost) {
      expect(failure).toMatchObject({ code: 'CONFLICT', conflict: { kind: 'already_set_up' } });
    }
    expect(await counts()).toEqual({
      instances: 1,
      operators: 1,
      workspaces: 1,
      memberships: 1,
      sessions: 1,
    });
  });

  it('threat 219: afterwards it is dead, with the right token too', async () => {
    const result = await setUpInstance(inputOf(99), request);
    expect(result).toMatchObject({ failure: { conflict: { kind: 'already_set_up' } } });
  });

  it('leaves owner, workspace and audit rows that belong together, and no password', async () => {
    const workspace = await test.database.workspace.findFirstOrThrow();
    const owner = await test.database.operator.findFirstOrThrow();
    const instance = await test.database.instance.findFirstOrThrow();
    expect(instance.ownerId).toBe(owner.id);
    expect(await test.database.membership.findFirstOrThrow()).toMatchObject({
      workspaceId: workspace.id,
      operatorId: owner.id,
      role: 'owner',
    });
    expect(owner.passwordHash).toMatch(/^\$argon2id\$/);
    expect(await verifyAuditChain('instance')).toEqual({ ok: true, count: 2 });
    expect(await verifyAuditChain(workspace.id)).toEqual({ ok: true, count: 1 });
    const rows = JSON.stringify(await test.database.auditEvent.findMany());
    expect(rows).not.toContain('plum-orbit-lantern');
    expect(rows).not.toContain(setupToken());
  });
});

describe('the session of a new owner', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await testDatabase();
  });

  it('is signed in at once', async () => {
    const result = await setUpInstance(inputOf(1), request);
    if (!result.ok) throw new Error(result.failure.message);
    expect(result.value.workspaceSlug).toBe('acme-1');
    expect(await resolveSession(result.value.sessionToken)).toMatchObject({
      email: 'mara1@acme.com',
      name: 'Mara Lindqvist',
    });
    await test.close();
  });
});
