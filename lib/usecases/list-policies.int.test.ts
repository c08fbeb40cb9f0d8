import { beforeEach, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import type { PolicyPermission } from '@/lib/core/policies/policy';
import { database } from '@/lib/data/database';
import { testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { callerOf, createWorkspace, savePolicy, unwrap } from '@/lib/testing/factories';
import { getDecisionGround, MAX_GROUND } from './get-decision-ground';
import { listDecisionTargets } from './list-decision-targets';
import { listPolicies, type PolicyListInput } from './list-policies';

const on = (resource: string, ...actions: readonly string[]): PolicyPermission => ({
  resource,
  actions,
  priority: 0,
  environment: null,
});

describeOnEachDatabase('lists of policies', (kind) => {
  let caller: Caller;

  beforeEach(async () => {
    const opened = await testDatabase(kind);
    caller = callerOf((await createWorkspace()).id);
    return () => opened.close();
  });

  const save = (name: string, ...permissions: readonly PolicyPermission[]) =>
    savePolicy(caller, { name, permissions });
  const page = async (input: PolicyListInput = {}) => unwrap(await listPolicies(caller, input));
  const names = async (input: PolicyListInput = {}) =>
    (await page(input)).policies.map(({ name }) => name);

  it('is by name in any case, page by page, and of this workspace only', async () => {
    for (const name of ['b', 'C', 'a', 'É', 'A']) await save(name);
    const stranger = callerOf((await createWorkspace()).id);
    await savePolicy(stranger, { name: 'theirs' });
    const first = await page({ limit: 2 });
    const second = await page({ limit: 3, after: first.next ?? '' });
    const listed = [...first.policies, ...second.policies].map(({ name }) => name);
    expect(listed.map((name) => name.toLowerCase())).toEqual(['a', 'a', 'b', 'c', 'é']);
    expect([first.total, second.total, second.next]).toEqual([5, 5, null]);
    const foreign = await listPolicies(stranger, { after: first.next ?? '' });
    expect(foreign).toMatchObject({ failure: { code: 'INVALID_INPUT' } });
  });

  it('is narrowed by a text of name or resource, a resource, and an environment', async () => {
    await save('admins', on('orders', '*'), on('100%_sure', 'read'));
    await save('readers', { ...on('reports', 'read'), environment: 'staging' });
    await save('unattached');
    expect(await names({ query: 'ADMIN' })).toEqual(['admins']);
    expect(await names({ query: '%_' })).toEqual(['admins']);
    expect(await names({ query: 'report' })).toEqual(['readers']);
    // As it is written, on either database.
    expect(await names({ query: 'REPORT' })).toEqual([]);
    expect(await names({ query: '\u0000' })).toEqual([]);
    expect(await names({ resource: 'orders' })).toEqual(['admins']);
    expect(await names({ environment: 'production' })).toEqual(['admins']);
    expect(await names({ environment: 'staging' })).toEqual(['admins', 'readers']);
  });

  it('shows what each is attached to, and which cannot be read', async () => {
    const { id } = await save('one', on('orders', 'approve'), on('reports', '*'));
    const [item] = (await page()).policies;
    expect(item).toMatchObject({
      unreadable: false,
      defaultEffect: 'Deny',
      ruleCount: 1,
      testCount: 0,
      permissions: [on('orders', 'approve'), on('reports', '*')],
    });
    await database().policy.update({ where: { id }, data: { specification: [] } });
    expect((await page()).policies).toMatchObject([{ unreadable: true, defaultEffect: 'Deny' }]);
  });

  it('the ground of a decision is what names resource and action, whole', async () => {
    const first = await save('first', on('orders', 'approve', 'read'), on('reports', 'x'));
    await save('any', { ...on('orders', '*'), environment: 'staging' });
    await save('other', on('orders', 'delete'), on('Orders', 'approve'));
    const ground = async (environment?: 'production' | 'staging') => {
      const question = { resource: 'orders', action: 'approve' };
      const input = environment === undefined ? question : { ...question, environment };
      return unwrap(await getDecisionGround(caller, input)).map(({ name }) => name);
    };
    expect((await ground()).toSorted()).toEqual(['any', 'first']);
    expect(await ground('production')).toEqual(['first']);
    const question = { resource: 'reports', action: 'x' };
    const { name, specification, permissions } = first.draft;
    expect(unwrap(await getDecisionGround(caller, question))).toEqual([
      { id: first.id, version: 1, name, specification, permissions },
    ]);
    const stranger = callerOf((await createWorkspace()).id);
    expect(unwrap(await getDecisionGround(stranger, question))).toEqual([]);
    const strange = { resource: 'a\ud800\u0000', action: '\u0000' };
    expect(unwrap(await getDecisionGround(caller, strange))).toEqual([]);
  });

  it('more than 200 are refused rather than cut, for fewer would decide otherwise', async () => {
    const { id } = await save('many', on('orders', '*'));
    const row = await database().policy.findUniqueOrThrow({ where: { id } });
    const copies = Array.from({ length: MAX_GROUND }, (_, n) => `pol_copy${n}`);
    const { specification: _s, tests: _t, ...rest } = row;
    const json = { specification: { rules: [], default: { effect: 'Deny' } }, tests: [] };
    const { workspaceId } = caller;
    await database().policy.createMany({
      data: copies.map((copy) => ({ ...rest, ...json, id: copy, name: copy })),
    });
    await database().policyPermission.createMany({
      data: copies.slice(1).map((policyId, n) => ({
        ...{ id: `prm_copy${n}`, workspaceId, policyId, resource: 'orders', actions: ['read'] },
        ...{ priority: 0, position: 0 },
      })),
    });
    const question = { resource: 'orders', action: 'read' };
    expect(unwrap(await getDecisionGround(caller, question))).toHaveLength(MAX_GROUND);
    await save('one more', on('orders', 'read'));
    expect(await getDecisionGround(caller, question)).toMatchObject({
      failure: { code: 'INVALID_INPUT', fields: { resource: [expect.any(String)] } },
    });
  });

  it('targets are the resources that permissions name, with their actions', async () => {
    await save('a', on('b', 'read', 'approve'), on('B', '*'));
    await save('c', { ...on('b', 'delete', 'read'), environment: 'staging' });
    expect(unwrap(await listDecisionTargets(caller))).toEqual([
      { resource: 'B', actions: ['*'] },
      { resource: 'b', actions: ['approve', 'delete', 'read'] },
    ]);
  });
});
