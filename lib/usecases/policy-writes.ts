import * as z from 'zod/mini';
import type { Caller } from '@/lib/core/access/caller';
import type { AuditAction } from '@/lib/core/audit/event';
import type { Policy, PolicyDraft } from '@/lib/core/policies/policy';
import type { PolicyTestResult } from '@/lib/core/policies/policy-test-result';
import { readPolicyDraft } from '@/lib/core/policies/read-policy-draft';
import { fail, notFound, ok, type Result } from '@/lib/core/result';
import type { Tx } from '@/lib/data/database';
import { findNameHolder, findPolicyToWrite } from '@/lib/data/policies';
import type { StoredPolicy } from '@/lib/data/policy-rows';
import { wasDeleted } from '@/lib/data/revisions';
import { recordChange } from './record-change';
import { requireStorable } from './require-storable';

/** Why a policy is saved although its tests fail. */
export const overruleSchema = z.string().check(
  z.trim(),
  z.minLength(1, 'Say why it is saved although tests fail.'),
  z.maxLength(500, 'A reason has at most 500 characters.'),
  z.refine((reason) => requireStorable(reason).ok, 'Remove the invisible characters.'),
);

/** Reads what a caller wants to save. */
export function readPolicyToSave(input: unknown): Result<PolicyDraft> {
  const read = readPolicyDraft(input);
  if (!read.ok) return read;
  const storable = requireStorable(read.value);
  return storable.ok ? read : storable;
}

/** Reads a policy that is about to be written; `version` is the one that the caller has seen. */
export async function openPolicyForWriting(
  tx: Tx,
  { workspaceId }: Caller,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<Result<StoredPolicy>> {
  const stored = await findPolicyToWrite(tx, { workspaceId, id });
  if (stored !== null) return stored.policy.version === version ? ok(stored) : stale(stored.policy);
  const target = { workspaceId, targetType: 'policy', targetId: id } as const;
  if (!(await wasDeleted(tx, target))) return notFound('policy');
  return fail({
    code: 'CONFLICT',
    message: 'This policy was deleted in the meantime.',
    conflict: { kind: 'gone' },
  });
}

function stale(current: Policy): Result<never> {
  return fail({
    code: 'CONFLICT',
    message: `${current.updatedBy} has saved another version of this policy in the meantime.`,
    conflict: {
      kind: 'policy_version',
      currentVersion: current.version,
      changedBy: current.updatedBy,
      changedAt: current.updatedAt,
      current,
    },
  });
}

/** Refuses a name that another policy of the workspace has, naming it. */
export async function requireFreeName(
  tx: Tx,
  { workspaceId }: Caller,
  name: string,
  exceptId: string | null,
): Promise<Result<true>> {
  const policyId = await findNameHolder(tx, workspaceId, name, exceptId);
  if (policyId === null) return ok(true);
  return fail({
    code: 'CONFLICT',
    message: `Another policy is called ${name} already. Choose another name.`,
    conflict: { kind: 'name_taken', policyId, policyName: name },
  });
}

/** Refuses a draft whose tests fail, unless there is a reason to save it so. */
export function requirePassed(
  failed: readonly PolicyTestResult[],
  overrule: string | null,
): Result<true> {
  if (failed.length === 0 || overrule !== null) return ok(true);
  const [only] = failed;
  const message =
    failed.length === 1 && only !== undefined
      ? `The test ${only.name} expects ${only.expected} and gets ${only.got}.`
      : `${failed.length} tests come to another decision than they expect.`;
  return fail({ code: 'CONFLICT', message, conflict: { kind: 'tests_failed', failed } });
}

/** What was changed about a policy; `before` or `after` is null where there is none. */
interface PolicyChange {
  readonly action: Extract<AuditAction, `policy.${string}`>;
  readonly before: StoredPolicy | null;
  readonly after: Policy | null;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Writes the revision and the audit event of a change, in the transaction of the change. */
export async function recordPolicyChange(
  tx: Tx,
  caller: Caller,
  { action, before, after, details }: PolicyChange,
): Promise<void> {
  const policy = after ?? before?.policy ?? null;
  if (policy === null) throw new Error('A change has a before or an after.');
  const version = after?.version ?? policy.version + 1;
  await recordChange(tx, caller, {
    action,
    targetType: 'policy',
    targetId: policy.id,
    version,
    before: before?.content ?? null,
    after: after?.draft ?? null,
    details: { name: policy.draft.name, version, ...countsOf(policy.draft), ...details },
  });
}

function countsOf({ specification, permissions, tests }: PolicyDraft) {
  const { rules } = specification;
  return { rules: rules.length, permissions: permissions.length, tests: tests.length };
}

/** What an audit event tells of tests that failed and were overruled; nothing where none did. */
export function overruledDetails(
  failed: readonly PolicyTestResult[],
  overrule: string | null,
): Readonly<Record<string, unknown>> {
  if (failed.length === 0 || overrule === null) return {};
  return { overruled: { reason: overrule, failed: failed.map(({ name }) => name) } };
}
