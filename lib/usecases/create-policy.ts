import * as z from 'zod/mini';
import { type Caller, requirePermission } from '@/lib/core/access/caller';
import type { Policy, PolicyDraft } from '@/lib/core/policies/policy';
import { ok, type Result } from '@/lib/core/result';
import { insertPolicy } from '@/lib/data/policies';
import { newId } from '@/lib/platform/ids';
import { failedTestsOf } from './failed-tests';
import { inTransaction } from './in-transaction';
import {
  overruledDetails,
  overruleSchema,
  readPolicyToSave,
  recordPolicyChange,
  requireFreeName,
  requirePassed,
} from './policy-writes';
import { changeMark } from './provider-writes';
import { readInput } from './read-input';

const optionsSchema = z.strictObject({ overrule: z.optional(overruleSchema) });

/**
 * Saves a draft as a new policy of the workspace. Needs `policies:write`. Fails with INVALID_INPUT, or
 * CONFLICT: `name_taken`, `tests_failed` unless `overrule` says why it is saved all the same (1 to 500
 * characters, kept in the audit log).
 */
export async function createPolicy(
  caller: Caller,
  draft: PolicyDraft,
  options: { readonly overrule?: string } = {},
): Promise<Result<Policy>> {
  const allowed = requirePermission(caller, 'policies:write');
  if (!allowed.ok) return allowed;
  const chosen = readInput(optionsSchema, options);
  if (!chosen.ok) return chosen;
  const read = readPolicyToSave(draft);
  if (!read.ok) return read;
  const overrule = chosen.value.overrule ?? null;
  const failed = await failedTestsOf(read.value, null);
  return inTransaction(async (tx) => {
    const free = await requireFreeName(tx, caller, read.value.name, null);
    if (!free.ok) return free;
    const passed = requirePassed(failed, overrule);
    if (!passed.ok) return passed;
    const identity = { id: newId('pol'), workspaceId: caller.workspaceId };
    const after = await insertPolicy(tx, identity, read.value, changeMark(caller));
    const details = overruledDetails(failed, overrule);
    await recordPolicyChange(tx, caller, {
      action: 'policy.created',
      before: null,
      after,
      details,
    });
    return ok(after);
  });
}
