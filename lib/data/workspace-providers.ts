import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Provider } from '@/lib/core/providers/settings';
import { mapInSlices } from '@/lib/platform/in-slices';
import { log } from '@/lib/platform/log';
import { processWide } from '@/lib/platform/process-wide';
import { database } from './database';
import { KeptRows, type ReadRow } from './kept-rows';
import { toProvider } from './provider-rows';
import { type RowStamp, stampOf } from './row-stamp';

const IDS_AT_ONCE = 500;

const kept = processWide(
  'read-providers',
  () =>
    new KeptRows<Provider>({
      stamps: readStamps,
      read: readProviders,
      rowsAtOnce: 20,
      maxKept: 20_000,
    }),
);

/**
 * All providers of a workspace in the order of their ids, whatever their number; only those that changed since
 * the last call are read whole. One that cannot be read is left out, and the log says so: it takes
 * nobody else's tokens with it.
 */
export function listProvidersOf(workspaceId: string): Promise<readonly Provider[]> {
  return kept.get().listOf(workspaceId);
}

/** The ids of all providers of a workspace, in their order. */
export async function providerIdsOf(workspaceId: string): Promise<readonly string[]> {
  const ids: string[] = [];
  let rows: readonly { readonly id: string }[];
  do {
    rows = await database().provider.findMany({
      where: { workspaceId, id: { gt: ids.at(-1) ?? '' } },
      orderBy: { id: 'asc' },
      take: IDS_AT_ONCE,
      select: { id: true },
    });
    // On SQLite the answer is there at once, so that only a turn lets others go on.
    await nextTurn();
    ids.push(...rows.map(({ id }) => id));
  } while (rows.length === IDS_AT_ONCE);
  return ids;
}

/** Those of a workspace's providers that have one of these ids, at most a page of a list of them. */
export async function listProvidersById(
  workspaceId: string,
  ids: readonly string[],
): Promise<readonly Provider[]> {
  const rows = await database().provider.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    include: { issuers: true },
    orderBy: { id: 'asc' },
  });
  return rows.flatMap((row) => readRow(row) ?? []);
}

const STAMPED = {
  id: true,
  version: true,
  updatedAt: true,
  settingsHash: true,
} as const;

interface Stamped {
  readonly version: number;
  readonly updatedAt: Date;
  readonly settingsHash: string;
}

function providerStampOf(row: Stamped): string {
  return `${stampOf(row)} ${row.settingsHash}`;
}

async function readStamps(
  workspaceId: string,
  after: string,
  take: number,
): Promise<readonly RowStamp[]> {
  const rows = await database().provider.findMany({
    where: { workspaceId, id: { gt: after } },
    orderBy: { id: 'asc' },
    take,
    select: STAMPED,
  });
  return rows.map((row) => ({ id: row.id, stamp: providerStampOf(row) }));
}

/** The ids come from a statement that is bound to the workspace. */
async function readProviders(ids: readonly string[]): Promise<readonly ReadRow<Provider>[]> {
  const rows = await database().provider.findMany({
    where: { id: { in: [...ids] } },
    include: { issuers: true },
  });
  return mapInSlices(rows, (row) => ({
    id: row.id,
    stamp: providerStampOf(row),
    value: readRow(row),
  }));
}

function readRow(row: Parameters<typeof toProvider>[0]): Provider | null {
  try {
    return toProvider(row);
  } catch (err) {
    log.error({ err, providerId: row.id }, 'a stored provider cannot be read and is not trusted');
    return null;
  }
}
