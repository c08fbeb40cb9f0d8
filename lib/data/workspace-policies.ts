import { createHash } from 'node:crypto';
import { canonicalJson } from '@/lib/core/canonical-json';
import type { ActivePolicy } from '@/lib/core/policies/policy';
import { mapInSlices } from '@/lib/platform/in-slices';
import { log } from '@/lib/platform/log';
import { processWide } from '@/lib/platform/process-wide';
import { database } from './database';
import { KeptRows, type ReadRow, type RowStamp } from './kept-rows';
import { type ActiveRow, toActivePolicy, WITH_PERMISSIONS } from './policy-rows';

/** A policy as deciding needs it, with what tells it from others. */
export interface KeptPolicy {
  readonly policy: ActivePolicy;
  /** SHA-256 (hex) of it. */
  readonly digest: string;
}

const kept = processWide(
  'read-policies',
  () =>
    new KeptRows<KeptPolicy>({
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
export function activePoliciesOf(workspaceId: string): Promise<readonly KeptPolicy[]> {
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
async function readPolicies(ids: readonly string[]): Promise<readonly ReadRow<KeptPolicy>[]> {
  const rows: readonly ActiveRow[] = await database().policy.findMany({
    where: { id: { in: [...ids] } },
    include: WITH_PERMISSIONS,
    omit: { tests: true },
  });
  return mapInSlices(rows, (row) => {
    const { policy, unreadable } = toActivePolicy(row);
    const policyId = row.id;
    if (unreadable) log.error({ policyId }, 'a stored policy cannot be read and denies');
    const digest = createHash('sha256').update(canonicalJson(policy)).digest('hex');
    return { id: policyId, stamp: stampOf(row), value: { policy, digest } };
  });
}

/** The version alone does not do: where a copy was restored, it comes again with other content. */
function stampOf({ version, updatedAt }: { readonly version: number; readonly updatedAt: Date }) {
  return `${version} ${updatedAt.getTime()}`;
}
