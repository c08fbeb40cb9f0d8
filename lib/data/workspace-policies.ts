import type { ActivePolicy } from '@/lib/core/policies/policy';
import { mapInSlices } from '@/lib/platform/in-slices';
import { log } from '@/lib/platform/log';
import { processWide } from '@/lib/platform/process-wide';
import { database } from './database';
import { KeptRows, type ReadRow } from './kept-rows';
import { toActivePolicy } from './policy-rows';
import { type RowStamp, stampOf } from './row-stamp';
import { wholeActivePolicies } from './whole-policies';

const kept = processWide(
  'read-policies',
  () =>
    new KeptRows<ActivePolicy>({
      stamps: readStamps,
      read: readPolicies,
      rowsAtOnce: 20,
      maxKept: 20_000,
    }),
);

/**
 * All policies of a workspace in the order of their ids, whatever their number; only those that changed
 * since the last call are read whole. One that cannot be read denies, and the log says so.
 */
export function activePoliciesOf(workspaceId: string): Promise<readonly ActivePolicy[]> {
  return kept.get().listOf(workspaceId);
}

async function readStamps(
  workspaceId: string,
  after: string,
  take: number,
): Promise<readonly RowStamp[]> {
  const rows = await database().policy.findMany({
    where: { workspaceId, id: { gt: after } },
    orderBy: { id: 'asc' },
    take,
    select: { id: true, version: true, updatedAt: true },
  });
  return rows.map((row) => ({ id: row.id, stamp: stampOf(row) }));
}

/** The ids come from a statement that is bound to the workspace. */
async function readPolicies(ids: readonly string[]): Promise<readonly ReadRow<ActivePolicy>[]> {
  const rows = await wholeActivePolicies(ids);
  return mapInSlices(rows, (row) => {
    const { policy, unreadable } = toActivePolicy(row);
    const policyId = row.id;
    if (unreadable) log.error({ policyId }, 'a stored policy cannot be read and denies');
    return { id: policyId, stamp: stampOf(row), value: policy };
  });
}
