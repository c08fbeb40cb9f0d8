import { setImmediate as nextTurn } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { BundledMachineKey } from '@/lib/core/bundle/trust-bundle';
import type { Environment } from '@/lib/core/providers/draft';
import { log } from '@/lib/platform/log';
import { database } from './database';

/** Rows of one statement. On SQLite its answer is there at once, so that only a turn lets others go on. */
const KEYS_AT_ONCE = 500;

const COLUMNS = {
  id: true,
  name: true,
  hash: true,
  grants: true,
  expiresAt: true,
  revokedAt: true,
} as const;

interface MachineKeyRow {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly grants: unknown;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

/**
 * All machine keys of an environment of a workspace in the order of their ids, whatever their number, those
 * that are revoked or expired too. One that cannot be read is left out, and the log says so.
 */
export async function machineKeysOf(
  workspaceId: string,
  environment: Environment,
): Promise<readonly BundledMachineKey[]> {
  const keys: BundledMachineKey[] = [];
  let rows: readonly MachineKeyRow[];
  let after = '';
  do {
    rows = await database().apiKey.findMany({
      where: { workspaceId, environment, kind: 'machine', id: { gt: after } },
      orderBy: { id: 'asc' },
      take: KEYS_AT_ONCE,
      select: COLUMNS,
    });
    await nextTurn();
    keys.push(...rows.flatMap((row) => readRow(row) ?? []));
    after = rows.at(-1)?.id ?? after;
  } while (rows.length === KEYS_AT_ONCE);
  return keys;
}

const storedGrants = z.array(z.string());

function readRow({ hash, grants, ...row }: MachineKeyRow): BundledMachineKey | null {
  const permissions = storedGrants.safeParse(grants);
  if (!permissions.success) {
    log.error({ keyId: row.id }, 'a stored machine key cannot be read and is in no bundle');
    return null;
  }
  return {
    id: row.id,
    name: row.name,
    digest: hash,
    permissions: permissions.data,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}
