import type { Caller } from '@/lib/core/access/caller';
import type { ClaimMapping, ClaimMappings } from '@/lib/core/claims/claim-mapping';
import { readClaimMappings } from '@/lib/core/claims/read-claim-mappings';
import { fieldsOf } from '@/lib/core/policies/read-policy-draft';
import type { Provider } from '@/lib/core/providers/settings';
import { fail, invalidInput, ok, type Result } from '@/lib/core/result';
import { findClaimMappings, rowsOnRecord } from '@/lib/data/claim-mappings';
import type { Tx } from '@/lib/data/database';
import { nextVersionOf, recordRevision } from '@/lib/data/revisions';
import { recordChange } from './record-change';
import { requireStorable } from './require-storable';

/** Reads rows that a caller wants to save, as the documents write them. */
export function readMappingsToSave(input: unknown): Result<readonly ClaimMapping[]> {
  const read = readClaimMappings(input);
  if (!read.ok) return invalidInput(fieldsOf('rows', read.problems));
  const storable = requireStorable(read.rows, 'rows');
  return storable.ok ? ok(read.rows) : storable;
}

/** Refuses a change of mappings that were saved by somebody else since the caller read them. */
export function requireSameMappings(current: ClaimMappings, version: number): Result<true> {
  if (current.version === version) return ok(true);
  const changedBy = current.updatedBy ?? 'Somebody';
  return fail({
    code: 'CONFLICT',
    message: `${changedBy} has saved other mappings in the meantime.`,
    conflict: {
      kind: 'claims_version',
      currentVersion: current.version,
      changedBy,
      changedAt: current.updatedAt ?? '',
      current,
    },
  });
}

/** What a revision keeps of mappings that are about to be replaced; null: there are none. */
export async function mappingsOnRecord(
  tx: Tx,
  workspaceId: string,
  saved: ClaimMappings,
): Promise<object | null> {
  return saved.version === 0 ? null : { rows: await rowsOnRecord(tx, workspaceId, saved) };
}

/** Writes the revision and the audit event of saved mappings, in the transaction of the change. */
export async function recordMappingsChange(
  tx: Tx,
  caller: Caller,
  { id, draft: { name, environment } }: Provider,
  { before, after }: { readonly before: object | null; readonly after: ClaimMappings },
): Promise<void> {
  const { version, rows } = after;
  const attributes = rows.map(({ attribute }) => attribute);
  await recordChange(tx, caller, {
    action: 'claims.updated',
    targetType: 'claims',
    targetId: id,
    version,
    before,
    after: { rows },
    details: { name, environment, version, attributes },
  });
}

/** Keeps, in the transaction that deletes a provider, the mappings that are deleted with it. */
export async function recordMappingsRemoval(
  tx: Tx,
  { workspaceId, actor }: Caller,
  providerId: string,
): Promise<void> {
  const saved = await findClaimMappings(workspaceId, providerId, tx);
  const before = await mappingsOnRecord(tx, workspaceId, saved);
  if (before === null) return;
  const target = { workspaceId, targetType: 'claims', targetId: providerId } as const;
  await recordRevision(tx, {
    ...target,
    version: await nextVersionOf(tx, target),
    before,
    after: null,
    actor,
    at: new Date(),
  });
}
