import type { ClaimMapping, ClaimMappings } from '@/lib/core/claims/claim-mapping';
import { readClaimMappings } from '@/lib/core/claims/read-claim-mappings';
import { database, type Tx } from './database';
import type { ClaimMappings as ClaimMappingsRow, Prisma } from './generated/sqlite/client';
import { toJson } from './json';
import type { ChangeMark } from './providers';

/** The mappings of a provider of this workspace; version 0 where none were saved yet. */
export async function findClaimMappings(
  workspaceId: string,
  providerId: string,
  tx: Tx = database(),
): Promise<ClaimMappings> {
  const row = await tx.claimMappings.findUnique({
    where: { workspaceId_providerId: { workspaceId, providerId } },
  });
  return row === null
    ? { providerId, version: 0, rows: [], updatedAt: null, updatedBy: null }
    : toClaimMappings(row);
}

/** Stored mappings as everything above storage sees them; those that cannot be read say so. */
export function toClaimMappings(row: ClaimMappingsRow): ClaimMappings {
  const read = readClaimMappings(row.rows);
  return {
    ...(!read.ok && { unreadable: true, storedText: JSON.stringify(row.rows, null, 2) }),
    providerId: row.providerId,
    version: row.version,
    rows: read.ok ? read.rows : [],
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: row.updatedBy,
  };
}

/** The rows for the record; those that cannot be read as they are stored. Read before they are replaced. */
export async function rowsOnRecord(
  tx: Tx,
  workspaceId: string,
  { providerId, rows, unreadable }: ClaimMappings,
): Promise<unknown> {
  if (unreadable !== true) return rows;
  const where = { workspaceId_providerId: { workspaceId, providerId } };
  return (await tx.claimMappings.findUnique({ where, select: { rows: true } }))?.rows;
}

/** Writes rows in place of the mappings that were read, as their next version. */
export async function replaceClaimMappings(
  tx: Tx,
  workspaceId: string,
  before: ClaimMappings,
  rows: readonly ClaimMapping[],
  { at, by }: ChangeMark,
): Promise<ClaimMappings> {
  const { providerId, version } = before;
  const data = { rows: storedRows(rows), version: version + 1, updatedAt: at, updatedBy: by };
  const row =
    version === 0
      ? await tx.claimMappings.create({ data: { ...data, providerId, workspaceId } })
      : await tx.claimMappings.update({
          // The version again: of two writers that read the same one, the second finds no row.
          where: { workspaceId_providerId: { workspaceId, providerId }, version },
          data,
        });
  return toClaimMappings(row);
}

function storedRows(rows: readonly ClaimMapping[]): Prisma.InputJsonValue {
  return rows.map(toJson);
}
