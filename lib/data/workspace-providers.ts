import { setImmediate as nextTurn } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Provider } from '@/lib/core/providers/settings';
import { mapInSlices } from '@/lib/platform/in-slices';
import { log } from '@/lib/platform/log';
import { processWide } from '@/lib/platform/process-wide';
import { database } from './database';
import { toProvider } from './provider-rows';

/** Rows of one statement. On SQLite its answer is there at once, so that only a turn lets others go on. */
const STAMPS_AT_ONCE = 500;
const ROWS_AT_ONCE = 20;
/** So many providers are kept as they were read, of whichever workspaces. */
const MAX_KEPT = 20_000;

/** A provider as it was read; null: that row cannot be. */
interface ReadProvider {
  readonly stamp: string;
  readonly provider: Provider | null;
}

type ReadProviders = ReadonlyMap<string, ReadProvider>;

const kept = processWide(
  'read-providers',
  () =>
    new LRUCache<string, ReadProviders>({
      maxSize: MAX_KEPT,
      sizeCalculation: ({ size }) => size + 1,
    }),
);

/**
 * All providers of a workspace in the order of their ids, whatever their number; only those that changed since
 * the last call are read whole. One that cannot be read is left out, and the log says so: it takes
 * nobody else's tokens with it.
 */
export async function listProvidersOf(workspaceId: string): Promise<readonly Provider[]> {
  const before = kept.get().get(workspaceId);
  const stamps = await readStamps(workspaceId);
  const changed = stamps.flatMap(({ id, stamp }) => (before?.get(id)?.stamp === stamp ? [] : [id]));
  const anew = await readAnew(changed);
  const isChanged = new Set(changed);
  const providers = new Map<string, ReadProvider>();
  for (const { id } of stamps) {
    // Deleted since the stamps were read, a provider is in neither.
    const read = isChanged.has(id) ? anew.get(id) : before?.get(id);
    if (read !== undefined) providers.set(id, read);
  }
  kept.get().set(workspaceId, providers);
  return [...providers.values()].flatMap(({ provider }) => (provider === null ? [] : [provider]));
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
  readonly id: string;
  readonly version: number;
  readonly updatedAt: Date;
  readonly settingsHash: string;
}

/** The version alone does not do: where a copy was restored, it comes again with other content. */
function stampOf({ version, updatedAt, settingsHash }: Omit<Stamped, 'id'>): string {
  return `${version} ${updatedAt.getTime()} ${settingsHash}`;
}

async function readStamps(workspaceId: string): Promise<readonly { id: string; stamp: string }[]> {
  const stamps: { id: string; stamp: string }[] = [];
  let rows: readonly Stamped[];
  do {
    const after = stamps.at(-1)?.id ?? '';
    rows = await database().provider.findMany({
      where: { workspaceId, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: STAMPS_AT_ONCE,
      select: STAMPED,
    });
    await nextTurn();
    stamps.push(...rows.map((row) => ({ id: row.id, stamp: stampOf(row) })));
  } while (rows.length === STAMPS_AT_ONCE);
  return stamps;
}

/** The ids come from a statement that is bound to the workspace. */
async function readAnew(ids: readonly string[]): Promise<ReadProviders> {
  const found = new Map<string, ReadProvider>();
  for (let start = 0; start < ids.length; start += ROWS_AT_ONCE) {
    const rows = await database().provider.findMany({
      where: { id: { in: ids.slice(start, start + ROWS_AT_ONCE) } },
      include: { issuers: true },
    });
    const read = await mapInSlices(rows, (row) => ({
      id: row.id,
      stamp: stampOf(row),
      provider: readRow(row),
    }));
    await nextTurn();
    for (const { id, ...rest } of read) found.set(id, rest);
  }
  return found;
}

function readRow(row: Parameters<typeof toProvider>[0]): Provider | null {
  try {
    return toProvider(row);
  } catch (err) {
    log.error({ err, providerId: row.id }, 'a stored provider cannot be read and is not trusted');
    return null;
  }
}
