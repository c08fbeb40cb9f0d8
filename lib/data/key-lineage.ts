import type { ApiKey } from '@/lib/core/access/api-key';
import type { KeyLink } from '@/lib/core/access/key-lineage';
import { inState, toKey } from './api-keys';
import { database, type Tx } from './database';

type Origin = Pick<ApiKey, 'workspaceId' | 'kind' | 'createdAt'>;

/** Clocks of two hosts may differ by so much at the worst. */
const CLOCK_PLAY_MS = 24 * 60 * 60_000;

/** Keys of the same workspace and kind from this one's time on: the index of the list finds them. */
function sinceThen({ workspaceId, kind, createdAt }: Origin) {
  const from = new Date(Date.parse(createdAt) - CLOCK_PLAY_MS);
  return { workspaceId, kind, createdAt: { gte: from } };
}

/** The keys that were made in place of this one, whatever became of them; newest first. */
export async function listSuccessors(tx: Tx, before: ApiKey): Promise<readonly ApiKey[]> {
  const rows = await tx.apiKey.findMany({
    where: { ...sinceThen(before), replacesId: before.id },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    omit: { hash: true },
  });
  return rows.map(toKey);
}

/** Where the keys come from that were made in place of others since this one was made. */
export function listReplacements(tx: Tx, root: ApiKey): Promise<readonly KeyLink[]> {
  return tx.apiKey.findMany({
    where: { ...sinceThen(root), replacesId: { not: null } },
    select: { id: true, prefix: true, replacesId: true, createdBy: true },
  });
}

/**
 * How many keys of a workspace work, a key that works on beside its successor not counted: a rotation adds
 * none.
 */
export async function countWorkingKeys(
  workspaceId: string,
  now: Date,
  tx: Tx = database(),
): Promise<number> {
  const working = await tx.apiKey.findMany({
    where: { workspaceId, ...inState('active', now) },
    select: { id: true, replacesId: true },
  });
  const replaced = new Set(working.map(({ replacesId }) => replacesId));
  return working.filter(({ id }) => !replaced.has(id)).length;
}
