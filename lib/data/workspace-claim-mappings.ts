import type { ClaimMappings } from '@/lib/core/claims/claim-mapping';
import { mapInSlices } from '@/lib/platform/in-slices';
import { log } from '@/lib/platform/log';
import { processWide } from '@/lib/platform/process-wide';
import { toClaimMappings } from './claim-mappings';
import { database } from './database';
import { KeptRows, type ReadRow } from './kept-rows';
import { type RowStamp, stampOf } from './row-stamp';

/** The mappings of a provider. */
export interface KeptMappings {
  readonly mappings: ClaimMappings;
  /** Of the provider. */
  readonly environment: string;
}

const kept = processWide(
  'read-claim-mappings',
  () =>
    new KeptRows<KeptMappings>({
      stamps: readStamps,
      read: readMappings,
      rowsAtOnce: 50,
      maxKept: 20_000,
    }),
);

/** All claim mappings that a workspace has saved, in the order of provider ids. */
export function claimMappingsOf(workspaceId: string): Promise<readonly KeptMappings[]> {
  return kept.get().listOf(workspaceId);
}

async function readStamps(
  workspaceId: string,
  after: string,
  take: number,
): Promise<readonly RowStamp[]> {
  const rows = await database().claimMappings.findMany({
    where: { workspaceId, providerId: { gt: after } },
    orderBy: { providerId: 'asc' },
    take,
    select: { providerId: true, version: true, updatedAt: true },
  });
  return rows.map((row) => ({ id: row.providerId, stamp: stampOf(row) }));
}

async function readMappings(ids: readonly string[]): Promise<readonly ReadRow<KeptMappings>[]> {
  const rows = await database().claimMappings.findMany({
    where: { providerId: { in: [...ids] } },
    include: { provider: { select: { environment: true } } },
  });
  return mapInSlices(rows, ({ provider, ...row }) => {
    const mappings = toClaimMappings(row);
    const { providerId, unreadable = false } = mappings;
    if (unreadable) log.error({ providerId }, 'stored claim mappings cannot be read and deny');
    const value = { mappings, environment: provider.environment };
    return { id: providerId, stamp: stampOf(row), value };
  });
}
