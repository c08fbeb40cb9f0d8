import { beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import type { PolicyDraft, PolicyTest } from '@/lib/core/policies/policy';
import { database } from '@/lib/data/database';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, policyDraft, unwrap } from '@/lib/testing/factories';
import { createPolicy } from './create-policy';
import { updatePolicy } from './update-policy';

const TEST: PolicyTest = {
  name: 'members may',
  attributes: { ext_role: 'member' },
  resource: 'orders',
  action: 'approve',
  context: {},
  now: null,
  expected: 'Allow',
};
const DENIED = { ...TEST, name: 'guests may not', attributes: {}, expected: 'Deny' } as const;

describe('a policy whose tests fail', () => {
  let caller: Caller;

  beforeEach(async () => {
    const opened = await testDatabase();
    caller = callerOf((await createWorkspace()).id);
    return () => opened.close();
  });

  const details = async () => {
    const events = await database().auditEvent.findMany({ orderBy: { seq: 'asc' } });
    return events.map((event) => Object(event.details).overruled);
  };
  const failing = { code: 'CONFLICT', conflict: { kind: 'tests_failed' } };

  it('is not saved, and it is said which fail', async () => {
    const draft = policyDraft({ tests: [DENIED, TEST] });
    expect(await createPolicy(caller, draft)).toMatchObject({
      failure: {
        message: expect.stringContaining('members may'),
        conflict: {
          kind: 'tests_failed',
          failed: [{ name: 'members may', expected: 'Allow', got: 'Deny', passed: false }],
        },
      },
    });
    expect(await database().policy.count()).toBe(0);
  });

  it('is saved with a reason, which the audit log keeps with the names of the tests', async () => {
    const draft = policyDraft({ tests: [DENIED, TEST] });
    const overrule = 'Members come next week.';
    const saved = unwrap(await createPolicy(caller, draft, { overrule }));
    expect(saved.draft.tests).toEqual([DENIED, TEST]);
    const renamed: PolicyDraft = { ...draft, name: 'renamed' };
    const input = { id: saved.id, version: 1, draft: renamed };
    expect(await updatePolicy(caller, input)).toMatchObject({ failure: failing });
    unwrap(await updatePolicy(caller, { ...input, overrule: ' Still. ' }));
    expect(await details()).toEqual([
      { reason: overrule, failed: ['members may'] },
      { reason: 'Still.', failed: ['members may'] },
    ]);
  });

  it('saving it again as it is needs none, and a reason for tests that pass is not kept', async () => {
    const draft = policyDraft({ tests: [TEST] });
    const saved = unwrap(await createPolicy(caller, draft, { overrule: 'x' }));
    expect(unwrap(await updatePolicy(caller, { id: saved.id, version: 1, draft }))).toEqual(saved);
    const good = policyDraft({ tests: [DENIED] });
    unwrap(await createPolicy(caller, good, { overrule: 'for nothing' }));
    expect((await details())[1]).toBeUndefined();
  });

  it.each(['', '   ', 'x'.repeat(501), 'a\u0000b'])('%j is no reason', async (overrule) => {
    const draft = policyDraft({ tests: [TEST] });
    expect(await createPolicy(caller, draft, { overrule })).toMatchObject({
      failure: { code: 'INVALID_INPUT', fields: { overrule: [expect.any(String)] } },
    });
  });
});
