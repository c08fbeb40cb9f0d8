import { beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import type { Policy, PolicyDraft } from '@/lib/core/policies/policy';
import { verifyAuditChain } from '@/lib/data/audit';
import { database } from '@/lib/data/database';
import { readRevisionCounter } from '@/lib/data/revision-counter';
import { testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import {
  callerOf,
  createWorkspace,
  policyDraft,
  savePolicy,
  unwrap,
} from '@/lib/testing/factories';
import { createPolicy } from './create-policy';
import { deletePolicy } from './delete-policy';
import { getPolicy } from './get-policy';
import { updatePolicy } from './update-policy';

const CASE = {
  attributes: { ext_role: 'admin', permissions: ['a', 'b'] },
  resource: 'orders',
  action: 'approve',
  context: { amount: 5, deep: { '': [null, true] } },
  now: '2026-11-21T09:00:00+01:00',
} as const;

function edited({ id, version, draft }: Policy, change: Partial<PolicyDraft>) {
  return { id, version, draft: { ...draft, ...change } };
}

const versionOf = ({ id, version }: Policy) => ({ id, version });

async function countRows(): Promise<Record<string, number>> {
  const [policies, permissions, revisions, events, counter] = await Promise.all([
    database().policy.count(),
    database().policyPermission.count(),
    database().revision.count(),
    database().auditEvent.count(),
    readRevisionCounter(),
  ]);
  return { policies, permissions, revisions, events, counter };
}

describeOnEachDatabase('changes of policies', (kind) => {
  let caller: Caller;

  beforeEach(async () => {
    const opened = await testDatabase(kind);
    caller = callerOf((await createWorkspace()).id);
    return () => opened.close();
  });

  it('what was saved is read back, permissions and tests in order', async () => {
    const draft = policyDraft({
      permissions: [
        { resource: 'Zoo', actions: ['read', 'a b', '*'], priority: -1000, environment: null },
        { resource: 'orders', actions: ['*'], priority: 7, environment: 'staging' },
      ],
      tests: [
        { ...CASE, name: 'Zoe is an admin', expected: 'Allow' },
        { ...CASE, name: 'nobody', attributes: {}, now: null, expected: 'Deny' },
      ],
    });
    const saved = unwrap(await createPolicy(caller, draft));
    expect(saved).toMatchObject({ version: 1, draft, updatedBy: caller.actor.label });
    expect(unwrap(await getPolicy(caller, saved.id))).toEqual({
      policy: saved,
      unreadable: false,
      testsUnreadable: false,
      content: saved.draft,
    });
  });

  it('each change is one row, one revision with before and after, one event, one more count', async () => {
    const { counter = 0 } = await countRows();
    const first = await savePolicy(caller);
    const second = unwrap(await updatePolicy(caller, edited(first, { permissions: [] })));
    expect(second).toMatchObject({ version: 2, draft: { ...first.draft, permissions: [] } });
    expect(await countRows()).toMatchObject({ policies: 1, permissions: 0, revisions: 2 });
    unwrap(await deletePolicy(caller, versionOf(second)));
    expect(await countRows()).toEqual({
      policies: 0,
      permissions: 0,
      revisions: 3,
      events: 3,
      counter: counter + 3,
    });
    const revisions = await database().revision.findMany({ orderBy: { version: 'asc' } });
    expect(revisions.map(({ targetType, version }) => [targetType, version])).toEqual([
      ['policy', 1],
      ['policy', 2],
      ['policy', 3],
    ]);
    expect(revisions[1]).toMatchObject({ before: first.draft, after: second.draft });
    expect([revisions[0]?.before, revisions[2]?.after]).toEqual([null, null]);
    const events = await database().auditEvent.findMany({ orderBy: { seq: 'asc' } });
    expect(events.map(({ action }) => action)).toEqual([
      'policy.created',
      'policy.updated',
      'policy.deleted',
    ]);
    expect(events[1]?.details).toEqual({
      name: first.draft.name,
      version: 2,
      rules: 1,
      permissions: 0,
      tests: 0,
      changed: ['permissions'],
    });
    expect(await verifyAuditChain(caller.workspaceId)).toEqual({ ok: true, count: 3 });
  });

  it('saving what is saved already changes nothing', async () => {
    const saved = await savePolicy(caller);
    const before = await countRows();
    expect(unwrap(await updatePolicy(caller, edited(saved, {})))).toEqual(saved);
    expect(await countRows()).toEqual(before);
  });

  it('threat 244: a second operator gets the version that holds, and nothing is written', async () => {
    const saved = await savePolicy(caller);
    const theirs = unwrap(await updatePolicy(caller, edited(saved, { name: 'theirs' })));
    const before = await countRows();
    expect(await updatePolicy(caller, edited(saved, { name: 'mine' }))).toMatchObject({
      failure: { conflict: { kind: 'policy_version', currentVersion: 2, current: theirs } },
    });
    expect(await deletePolicy(caller, versionOf(saved))).toMatchObject({
      failure: { conflict: { kind: 'policy_version' } },
    });
    expect(await countRows()).toEqual(before);
  });

  it('threat 245: of 100 parallel edits of one version exactly one wins', {
    timeout: 60_000,
  }, async () => {
    const saved = await savePolicy(caller);
    const edits = Array.from({ length: 100 }, (_, n) =>
      updatePolicy(caller, edited(saved, { name: `edit-${n}` })),
    );
    const results = await Promise.all(edits);
    const won = results.flatMap((result) => (result.ok ? [result.value] : []));
    expect(won).toHaveLength(1);
    const kinds = results.flatMap((result) =>
      result.ok || result.failure.code !== 'CONFLICT' ? [] : [result.failure.conflict.kind],
    );
    expect(new Set(kinds)).toEqual(new Set(['policy_version']));
    expect(kinds).toHaveLength(99);
    expect(unwrap(await getPolicy(caller, saved.id)).policy).toEqual(won[0]);
    expect(await countRows()).toMatchObject({
      policies: 1,
      permissions: 1,
      revisions: 2,
      events: 2,
    });
  });

  it('threat 246: an edit beside a deletion is either before it or refused, and brings nothing back', async () => {
    const saved = await savePolicy(caller);
    const [removed, edit] = await Promise.all([
      deletePolicy(caller, versionOf(saved)),
      updatePolicy(caller, edited(saved, { name: 'late' })),
    ]);
    expect([removed.ok, edit.ok].filter(Boolean)).toHaveLength(1);
    if (!removed.ok) unwrap(await deletePolicy(caller, { id: saved.id, version: 2 }));
    expect(await countRows()).toMatchObject({ policies: 0, permissions: 0 });
    const gone = { failure: { code: 'CONFLICT', conflict: { kind: 'gone' } } };
    expect(await updatePolicy(caller, edited(saved, { name: 'again' }))).toMatchObject(gone);
    expect(await deletePolicy(caller, versionOf(saved))).toMatchObject(gone);
    expect(await getPolicy(caller, saved.id)).toMatchObject({ failure: { code: 'NOT_FOUND' } });
  });

  it('threat 248: a draft that is sent twice is one policy, and the second is told which has the name', async () => {
    const draft = policyDraft();
    const results = await Promise.all([createPolicy(caller, draft), createPolicy(caller, draft)]);
    const saved = results.flatMap((result) => (result.ok ? [result.value] : []));
    expect(saved).toHaveLength(1);
    const policyId = saved[0]?.id;
    expect(results).toContainEqual(
      expect.objectContaining({
        failure: expect.objectContaining({
          conflict: { kind: 'name_taken', policyId, policyName: draft.name },
        }),
      }),
    );
    const other = await savePolicy(caller);
    const { name } = draft;
    expect(await updatePolicy(caller, edited(other, { name }))).toMatchObject({
      failure: { conflict: { kind: 'name_taken', policyId } },
    });
  });

  it('threat 229: ids of another workspace are unknown, and the database refuses to join them', async () => {
    const saved = await savePolicy(caller);
    const stranger = callerOf((await createWorkspace()).id);
    const unknown = { failure: { code: 'NOT_FOUND' } };
    expect(await getPolicy(stranger, saved.id)).toMatchObject(unknown);
    expect(await updatePolicy(stranger, edited(saved, { name: 'x' }))).toMatchObject(unknown);
    expect(await deletePolicy(stranger, versionOf(saved))).toMatchObject(unknown);
    const permission = {
      id: 'prm_x',
      resource: 'orders',
      actions: ['*'],
      priority: 0,
      position: 5,
    };
    const { workspaceId } = stranger;
    await expect(
      database().policyPermission.create({
        data: { ...permission, workspaceId, policyId: saved.id },
      }),
    ).rejects.toMatchObject({ code: 'P2003' });
    expect(unwrap(await getPolicy(caller, saved.id)).policy).toEqual(saved);
    // The same name may be in use there.
    await savePolicy(stranger, { name: saved.draft.name });
  });

  it('threat 234: a change whose audit event cannot be written is rolled back', async () => {
    const saved = await savePolicy(caller);
    const rows = await countRows();
    const event = await database().auditEvent.findFirstOrThrow();
    const inTheWay = { ...event, id: 'evt_in_the_way', seq: 2, details: {} };
    await database().auditEvent.create({ data: inTheWay });
    await expect(updatePolicy(caller, edited(saved, { name: 'Lost' }))).rejects.toThrow();
    await expect(createPolicy(caller, policyDraft())).rejects.toThrow();
    await expect(deletePolicy(caller, versionOf(saved))).rejects.toThrow();
    expect(unwrap(await getPolicy(caller, saved.id)).policy).toEqual(saved);
    expect(await countRows()).toEqual({ ...rows, events: 2 });
  });

  it('NUL and lone surrogates are refused at the place where they are', async () => {
    for (const bad of ['a\u0000b', 'a\ud800b']) {
      const test = { ...CASE, name: 'case', expected: 'Allow' } as const;
      const drafts: Partial<PolicyDraft>[] = [
        { name: bad },
        { permissions: [{ resource: bad, actions: ['*'], priority: 0, environment: null }] },
        { permissions: [{ resource: 'a', actions: [bad], priority: 0, environment: null }] },
        { tests: [{ ...test, name: bad }] },
        { tests: [{ ...test, attributes: { ext_a: [bad] } }] },
        { tests: [{ ...test, context: { [bad]: 1 } }] },
        { tests: [{ ...test, context: { a: [{ b: bad }] } }] },
        {
          specification: {
            rules: [{ rule_id: bad, effect: 'Deny', conditions: [] }],
            default: { effect: 'Deny' },
          },
        },
      ];
      for (const draft of drafts) {
        expect(await createPolicy(caller, policyDraft(draft))).toMatchObject({
          failure: { code: 'INVALID_INPUT' },
        });
      }
    }
    expect(await countRows()).toMatchObject({ policies: 0 });
  });
});

describe('who may change policies', () => {
  it('viewers read, editors write, admins delete', async () => {
    const opened = await testDatabase();
    const { id } = await createWorkspace();
    const [viewer, editor, admin] = [
      callerOf(id, 'viewer'),
      callerOf(id, 'editor'),
      callerOf(id, 'admin'),
    ];
    const forbidden = { failure: { code: 'FORBIDDEN' } };
    expect(await createPolicy(viewer, policyDraft())).toMatchObject(forbidden);
    const saved = unwrap(await createPolicy(editor, policyDraft()));
    expect(unwrap(await getPolicy(viewer, saved.id)).policy).toEqual(saved);
    expect(await updatePolicy(viewer, edited(saved, { name: 'x' }))).toMatchObject(forbidden);
    expect(await deletePolicy(editor, versionOf(saved))).toMatchObject(forbidden);
    unwrap(await deletePolicy(admin, versionOf(saved)));
    await opened.close();
  });
});
