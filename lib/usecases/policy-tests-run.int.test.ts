import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import type { PolicyTest } from '@/lib/core/policies/policy';
import { runPolicyTests } from '@/lib/core/policies/run-policy-tests';
import { transaction } from '@/lib/data/database';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, policyDraft, unwrap } from '@/lib/testing/factories';
import { createPolicy } from './create-policy';
import { updatePolicy } from './update-policy';

vi.mock('@/lib/core/policies/run-policy-tests', { spy: true });
vi.mock('@/lib/data/database', { spy: true });

const TESTS = ['one', 'two', 'three'].map(
  (name): PolicyTest => ({
    name,
    attributes: { ext_role: 'admin' },
    resource: 'orders',
    action: 'approve',
    context: {},
    now: null,
    expected: 'Allow',
  }),
);

let test: TestDatabase;
let caller: Caller;

beforeAll(async () => {
  test = await testDatabase();
  caller = callerOf((await createWorkspace()).id);
});
afterAll(() => test.close());
beforeEach(() => {
  vi.clearAllMocks();
});

/** All of them one by one, so that others go on between them, and before any lock is taken. */
function expectRunBefore(): void {
  const runs = vi.mocked(runPolicyTests).mock;
  expect(runs.calls.map(([{ tests }]) => tests)).toEqual(TESTS.map((one) => [one]));
  const [begun = 0] = vi.mocked(transaction).mock.invocationCallOrder;
  expect(Math.max(...runs.invocationCallOrder)).toBeLessThan(begun);
}

it('tests of a policy run before the transaction that saves it, and let others go on', async () => {
  const draft = policyDraft({ tests: TESTS });
  const saved = unwrap(await createPolicy(caller, draft));
  expectRunBefore();
  vi.clearAllMocks();
  const wrong = { ...draft, specification: { rules: [], default: { effect: 'Deny' } } } as const;
  expect(await updatePolicy(caller, { id: saved.id, version: 1, draft: wrong })).toMatchObject({
    failure: {
      conflict: {
        kind: 'tests_failed',
        failed: TESTS.map(({ name }) => ({ name, changedByDraft: true })),
      },
    },
  });
  expectRunBefore();
});

it('a version that somebody else replaced is a conflict, whatever the tests said', async () => {
  const draft = policyDraft({ tests: TESTS });
  const { id } = unwrap(await createPolicy(caller, draft));
  unwrap(await updatePolicy(caller, { id, version: 1, draft: { ...draft, name: `${id} 2` } }));
  const late = { ...draft, specification: { rules: [], default: { effect: 'Deny' } } } as const;
  for (const version of [1, 3]) {
    expect(await updatePolicy(caller, { id, version, draft: late })).toMatchObject({
      failure: { conflict: { kind: 'policy_version', currentVersion: 2 } },
    });
  }
});
