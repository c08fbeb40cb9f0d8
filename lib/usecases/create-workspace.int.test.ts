import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyAuditChain } from '@/lib/data/audit';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { unwrap } from '@/lib/testing/factories';
import { inWorkspaceOf } from './command-line';
import { createWorkspace } from './create-workspace';
import { listProviders } from './list-providers';

describeOnEachDatabase('createWorkspace', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase(kind);
  });
  afterAll(() => test.close());

  it('makes a workspace with its row in the audit log, once', async () => {
    const given = { slug: 'northwind', name: ' Northwind Traders ' };
    const made = await Promise.all([1, 2, 3].map(() => createWorkspace(given)));
    const [one] = made.flatMap((result) => (result.ok ? [result.value] : []));
    expect(made.filter(({ ok }) => ok)).toHaveLength(1);
    expect(made.find(({ ok }) => !ok)).toMatchObject({
      failure: { code: 'CONFLICT', conflict: { kind: 'slug_taken', slug: 'northwind' } },
    });
    const workspaceId = one?.id ?? '';
    const events = await test.database.auditEvent.findMany({ where: { chainId: workspaceId } });
    expect(events).toMatchObject([{ action: 'workspace.created', actorType: 'system' }]);
    expect(await verifyAuditChain(workspaceId)).toMatchObject({ ok: true });
    expect(unwrap(await inWorkspaceOf('northwind', (caller) => listProviders(caller)))).toEqual({
      providers: [],
      next: null,
      total: 0,
    });
  });

  it('refuses addresses that are the console’s own, and names what is not there', async () => {
    expect(await createWorkspace({ slug: 'settings', name: 'A' })).toMatchObject({
      failure: { fields: { slug: [expect.stringContaining('the console itself')] } },
    });
    expect(await inWorkspaceOf('nowhere', (caller) => listProviders(caller))).toMatchObject({
      failure: { code: 'NOT_FOUND', message: expect.stringContaining('nowhere') },
    });
  });
});
