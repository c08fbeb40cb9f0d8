import * as z from 'zod/mini';
import { type Caller, requirePermission } from '@/lib/core/access/caller';
import { canonicalJson } from '@/lib/core/canonical-json';
import type { ClaimMapping, ClaimMappings } from '@/lib/core/claims/claim-mapping';
import { ok, type Result } from '@/lib/core/result';
import { findClaimMappings, replaceClaimMappings } from '@/lib/data/claim-mappings';
import {
  mappingsOnRecord,
  readMappingsToSave,
  recordMappingsChange,
  requireSameMappings,
} from './claim-mapping-writes';
import { inTransaction } from './in-transaction';
import { visibleProvider } from './provider-access';
import { changeMark, missingProvider } from './provider-writes';
import { readInput } from './read-input';
import { idSchema } from './versioned-target';

const inputSchema = z.strictObject({
  providerId: idSchema,
  version: z.int().check(z.gte(0)),
  rows: z.unknown(),
});

/**
 * Saves the claim mappings of a provider over the version that the caller has seen; 0: none were saved
 * yet. Needs `providers:write`. Fails with INVALID_INPUT, NOT_FOUND, or CONFLICT: `claims_version` with the
 * current ones, `gone`. Saving what is saved already changes nothing.
 */
export async function updateClaimMappings(
  caller: Caller,
  input: {
    readonly providerId: string;
    readonly version: number;
    readonly rows: readonly ClaimMapping[];
  },
): Promise<Result<ClaimMappings>> {
  const allowed = requirePermission(caller, 'providers:write');
  if (!allowed.ok) return allowed;
  const target = readInput(inputSchema, input);
  if (!target.ok) return target;
  const { providerId, version } = target.value;
  const read = readMappingsToSave(target.value.rows);
  if (!read.ok) return read;
  return inTransaction(async (tx) => {
    const provider = await visibleProvider(caller, providerId, tx);
    if (provider === null) return missingProvider(tx, caller, providerId);
    const before = await findClaimMappings(caller.workspaceId, providerId, tx);
    const same = requireSameMappings(before, version);
    if (!same.ok) return same;
    if (says(before, read.value)) return ok(before);
    const mark = changeMark(caller);
    const onRecord = await mappingsOnRecord(tx, caller.workspaceId, before);
    const after = await replaceClaimMappings(tx, caller.workspaceId, before, read.value, mark);
    await recordMappingsChange(tx, caller, provider, { before: onRecord, after });
    return ok(after);
  });
}

function says({ rows, unreadable }: ClaimMappings, wanted: readonly ClaimMapping[]): boolean {
  return unreadable !== true && canonicalJson(rows) === canonicalJson(wanted);
}
