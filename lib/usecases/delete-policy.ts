import * as z from 'zod/mini';
import { type Caller, requirePermission } from '@/lib/core/access/caller';
import { ok, type Result } from '@/lib/core/result';
import { removePolicy } from '@/lib/data/policies';
import { inTransaction } from './in-transaction';
import { openPolicyForWriting, recordPolicyChange } from './policy-writes';
import { readInput } from './read-input';
import { versionedTarget } from './versioned-target';

const inputSchema = z.strictObject(versionedTarget);

/**
 * Deletes a policy with its permissions and tests; revisions and audit events stay. Needs
 * `policies:delete`. Fails with INVALID_INPUT, NOT_FOUND, or CONFLICT: `policy_version`, `gone`.
 */
export async function deletePolicy(
  caller: Caller,
  input: { readonly id: string; readonly version: number },
): Promise<Result<{ id: string }>> {
  const allowed = requirePermission(caller, 'policies:delete');
  if (!allowed.ok) return allowed;
  const read = readInput(inputSchema, input);
  if (!read.ok) return read;
  return inTransaction(async (tx) => {
    const before = await openPolicyForWriting(tx, caller, read.value);
    if (!before.ok) return before;
    const { policy } = before.value;
    await removePolicy(tx, policy);
    await recordPolicyChange(tx, caller, {
      action: 'policy.deleted',
      before: before.value,
      after: null,
    });
    return ok({ id: policy.id });
  });
}
