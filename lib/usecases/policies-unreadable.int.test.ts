import { beforeEach, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import type { Policy } from '@/lib/core/policies/policy';
import { database } from '@/lib/data/database';
import { testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { callerOf, createWorkspace, savePolicy, unwrap } from '@/lib/testing/factories';
import { deletePolicy } from './delete-policy';
import { getPolicy } from './get-policy';
import { updatePolicy } from './update-policy';

describeOnEachDatabase('a policy that somebody damaged in the database', (kind) => {
  let caller: Caller;
  let saved: Policy;

  beforeEach(async () => {
    const opened = await testDatabase(kind);
    caller = callerOf((await createWorkspace()).id);
    saved = await savePolicy(caller);
    return () => opened.close();
  });

  const damage = (data: object) => database().policy.update({ where: { id: saved.id }, data });
  const replaced = async () => {
    const last = await database().revision.findFirst({ orderBy: { version: 'desc' } });
    return last?.before;
  };

  it('tests that cannot be read are said to be so, decide nothing, and are kept when it is saved', async () => {
    const tests = [{ name: 'mine', expects: 'Allow' }];
    await damage({ tests });
    const stored = unwrap(await getPolicy(caller, saved.id));
    expect(stored).toMatchObject({ unreadable: false, testsUnreadable: true });
    expect(stored.policy.draft).toEqual(saved.draft);
    const input = { id: saved.id, version: 1, draft: saved.draft };
    expect(unwrap(await updatePolicy(caller, input)).version).toBe(2);
    expect(await replaced()).toEqual({ ...saved.draft, tests });
    expect(unwrap(await getPolicy(caller, saved.id)).testsUnreadable).toBe(false);
    const event = await database().auditEvent.findFirst({ orderBy: { seq: 'desc' } });
    expect(event?.details).toMatchObject({ changed: ['tests'] });
  });

  it('a document that cannot be read is kept when it is saved anew', async () => {
    const specification = { rules: 'all', default: { effect: 'Perhaps' } };
    await damage({ specification });
    expect(unwrap(await getPolicy(caller, saved.id))).toMatchObject({ unreadable: true });
    unwrap(await updatePolicy(caller, { id: saved.id, version: 1, draft: saved.draft }));
    expect(await replaced()).toEqual({ ...saved.draft, specification });
  });

  it('and when it is deleted, with permissions that cannot be read', async () => {
    await database().policyPermission.updateMany({
      where: { policyId: saved.id },
      data: { actions: { all: true } },
    });
    unwrap(await deletePolicy(caller, { id: saved.id, version: 1 }));
    const permissions = [
      { resource: 'orders', actions: { all: true }, priority: 0, environment: null },
    ];
    expect(await replaced()).toEqual({ ...saved.draft, permissions });
  });
});
