import type { Provider } from '@/lib/core/providers/settings';
import { log } from '@/lib/platform/log';
import { database } from './database';
import { toProvider } from './provider-rows';

/**
 * All providers of a workspace in the order of their ids. One that cannot be read is left out, and the
 * log says so: it takes nobody else's tokens with it.
 */
export function listProvidersOf(workspaceId: string): Promise<readonly Provider[]> {
  return readable({ workspaceId });
}

/** Those of a workspace's providers that have one of these ids, as `listProvidersOf` lists them. */
export function listProvidersById(
  workspaceId: string,
  ids: readonly string[],
): Promise<readonly Provider[]> {
  return readable({ workspaceId, id: { in: [...ids] } });
}

async function readable(where: {
  readonly workspaceId: string;
  readonly id?: { in: string[] };
}): Promise<readonly Provider[]> {
  const rows = await database().provider.findMany({
    where,
    include: { issuers: true },
    orderBy: { id: 'asc' },
  });
  return rows.flatMap((row) => {
    try {
      return [toProvider(row)];
    } catch (err) {
      log.error({ err, providerId: row.id }, 'a stored provider cannot be read and is not trusted');
      return [];
    }
  });
}
