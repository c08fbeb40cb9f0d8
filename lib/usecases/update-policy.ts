import * as z from 'zod/mini';
import { type Caller, requirePermission } from '@/lib/core/access/caller';
import { canonicalJson } from '@/lib/core/canonical-json';
import type { Policy, PolicyDraft } from '@/lib/core/policies/policy';
import type { PolicyTestResult } from '@/lib/core/policies/policy-test-result';
import { ok, type Result } from '@/lib/core/result';
import { findPolicy, replacePolicy } from '@/lib/data/policies';
import type { StoredPolicy } from '@/lib/data/policy-rows';
import { failedTestsOf } from './failed-tests';
import { inTransaction } from './in-transaction';
import {
  openPolicyForWriting,
  overruledDetails,
  overruleSchema,
  readPolicyToSave,
  recordPolicyChange,
  requireFreeName,
  requirePassed,
} from './policy-writes';
import { changeMark } from './provider-writes';
import { readInput } from './read-input';
import { unavailable } from './storage-failure';
import { versionedTarget } from './versioned-target';

const inputSchema = z.strictObject({
  ...versionedTarget,
  draft: z.unknown(),
  overrule: z.optional(overruleSchema),
});

/**
 * Saves a draft over the version of a policy that the caller has seen. Needs `policies:write`. Fails with
 * INVALID_INPUT, NOT_FOUND, or CONFLICT: `policy_version` with the current policy, `gone`, `name_taken`,
 * `tests_failed` unless `overrule` says why it is saved all the same (1 to 500 characters, kept in the
 * audit log). Saving what is saved already changes nothing.
 */
export async function updatePolicy(
  caller: Caller,
  input: {
    readonly id: string;
    readonly version: number;
    readonly draft: PolicyDraft;
    readonly overrule?: string;
  },
): Promise<Result<Policy>> {
  const allowed = requirePermission(caller, 'policies:write');
  if (!allowed.ok) return allowed;
  const target = readInput(inputSchema, input);
  if (!target.ok) return target;
  const read = readPolicyToSave(target.value.draft);
  if (!read.ok) return read;
  const draft = read.value;
  const overrule = target.value.overrule ?? null;
  const tested = await testBefore(caller, target.value, draft);
  if (!tested.ok) return tested;
  const failed = tested.value;
  return inTransaction(async (tx) => {
    const before = await openPolicyForWriting(tx, caller, target.value);
    if (!before.ok) return before;
    const { policy } = before.value;
    const changed = changedParts(before.value, draft);
    if (changed.length === 0) return ok(policy);
    const free = await requireFreeName(tx, caller, draft.name, policy.id);
    if (!free.ok) return free;
    const passed = requirePassed(failed, overrule);
    if (!passed.ok) return passed;
    const after = await replacePolicy(tx, policy, draft, changeMark(caller));
    const details = { changed, ...overruledDetails(failed, overrule) };
    await recordPolicyChange(tx, caller, {
      action: 'policy.updated',
      before: before.value,
      after,
      details,
    });
    return ok(after);
  });
}

/** Runs the tests while nobody waits; whether they pass is a matter of the draft alone. */
async function testBefore(
  { workspaceId }: Caller,
  { id, version }: { readonly id: string; readonly version: number },
  draft: PolicyDraft,
): Promise<Result<readonly PolicyTestResult[]>> {
  try {
    const stored = await findPolicy(workspaceId, id);
    const seen = stored?.policy.version === version ? stored.policy : null;
    return ok(await failedTestsOf(draft, seen));
  } catch (error) {
    return unavailable(error);
  }
}

/** Names only; what cannot be read is another thing than any draft. */
function changedParts(
  { policy, unreadable, testsUnreadable }: StoredPolicy,
  after: PolicyDraft,
): readonly string[] {
  if (unreadable) return ['specification'];
  return Object.entries(after).flatMap(([name, value]) => {
    const isRead = name !== 'tests' || !testsUnreadable;
    const same = canonicalJson(value) === canonicalJson(Reflect.get(policy.draft, name));
    return isRead && same ? [] : [name];
  });
}
