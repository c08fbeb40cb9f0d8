import * as z from 'zod/mini';
import { type ApiKey, KEY_KINDS, type KeyKind } from '@/lib/core/access/api-key';
import type { KeyState } from '@/lib/core/access/key-state';
import { ENVIRONMENTS, type Environment } from '@/lib/core/providers/draft';
import { database, type Tx } from './database';
import type { Prisma } from './generated/sqlite/client';
import { storableText } from './json';

/** A key with the SHA-256 (hex) of its whole text; never leaves the use cases. */
export interface StoredKey {
  readonly key: ApiKey;
  readonly hash: string;
}

/** A stored key with the slug of its workspace. */
export interface StoredKeyOfWorkspace extends StoredKey {
  readonly workspaceSlug: string;
}

/** Where a page of the list of keys begins: after this one, older keys following. */
export interface KeyPosition {
  /** ISO 8601. */
  readonly createdAt: string;
  readonly id: string;
}

/** What the list is narrowed to; null members do not narrow. */
export interface KeyFilter {
  readonly workspaceId: string;
  readonly kind: KeyKind | null;
  readonly environment: Environment | null;
  readonly state: KeyState | null;
  /** None but these. */
  readonly ids: readonly string[] | null;
  /** What `expired` is judged by. */
  readonly now: Date;
}

const columns = z.object({
  kind: z.enum(KEY_KINDS),
  environment: z.enum(ENVIRONMENTS),
  grants: z.array(z.string()),
});

const WITHOUT_HASH = { hash: true } as const satisfies Prisma.ApiKeyOmit;
type KeyRow = Prisma.ApiKeyGetPayload<{ omit: typeof WITHOUT_HASH }>;

/** Writes a new key. */
export async function insertKey(tx: Tx, { key, hash }: StoredKey): Promise<void> {
  const { createdAt, expiresAt, revokedAt, lastUsedAt, ...rest } = key;
  await tx.apiKey.create({
    data: {
      ...rest,
      hash,
      createdBy: storableText(key.createdBy),
      grants: [...key.grants],
      createdAt: new Date(createdAt),
      expiresAt: dateOf(expiresAt),
      revokedAt: dateOf(revokedAt),
      lastUsedAt: dateOf(lastUsedAt),
    },
  });
}

/** A key of this workspace; null for one that does not exist or belongs to another. */
export async function findKey(
  workspaceId: string,
  id: string,
  tx: Tx = database(),
): Promise<ApiKey | null> {
  const where = { workspaceId_id: { workspaceId, id } };
  const row = await tx.apiKey.findUnique({ where, omit: WITHOUT_HASH });
  return row === null ? null : toKey(row);
}

/** The key that begins with this prefix, of any workspace; null: there is none. */
export async function findKeyByPrefix(prefix: string): Promise<StoredKeyOfWorkspace | null> {
  const row = await database().apiKey.findUnique({
    where: { prefix },
    include: { workspace: { select: { slug: true } } },
  });
  if (row === null) return null;
  return { key: toKey(row), hash: row.hash, workspaceSlug: row.workspace.slug };
}

/** Changes when a key ends, or marks it as revoked. */
export async function updateKey(
  tx: Tx,
  { workspaceId, id }: Pick<ApiKey, 'workspaceId' | 'id'>,
  change: { readonly expiresAt: Date } | { readonly revokedAt: Date; readonly revokedBy: string },
): Promise<void> {
  const where = { workspaceId_id: { workspaceId, id } };
  await tx.apiKey.update({ where, data: change });
}

/** A key that works and was made in place of this one; null: there is none. */
export async function findSuccessor(tx: Tx, before: ApiKey, now: Date): Promise<ApiKey | null> {
  const row = await tx.apiKey.findFirst({
    where: { workspaceId: before.workspaceId, replacesId: before.id, ...inState('active', now) },
    omit: WITHOUT_HASH,
  });
  return row === null ? null : toKey(row);
}

/** How many keys match a filter. */
export function countKeys(filter: KeyFilter, tx: Tx = database()): Promise<number> {
  return tx.apiKey.count({ where: matching(filter) });
}

/** One page of the keys that match, newest first. */
export async function listKeyPage(
  filter: KeyFilter,
  after: KeyPosition | null,
  limit: number,
): Promise<readonly ApiKey[]> {
  const rows = await database().apiKey.findMany({
    where: { AND: [matching(filter), after === null ? {} : olderThan(after)] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    omit: WITHOUT_HASH,
  });
  return rows.map(toKey);
}

/** Moves "last used" of several keys forward to a time that they were used at. */
export async function touchKeys(ids: readonly string[], at: Date): Promise<void> {
  await database().apiKey.updateMany({
    where: { id: { in: [...ids] }, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: at } }] },
    data: { lastUsedAt: at },
  });
}

function matching({ workspaceId, kind, environment, state, ids, now }: KeyFilter) {
  return {
    workspaceId,
    ...(ids !== null && { id: { in: [...ids] } }),
    ...(kind !== null && { kind }),
    ...(environment !== null && { environment }),
    ...(state !== null && inState(state, now)),
  } satisfies Prisma.ApiKeyWhereInput;
}

/** The rows of keys in a state. */
export function inState(state: KeyState, now: Date): Prisma.ApiKeyWhereInput {
  if (state === 'revoked') return { revokedAt: { not: null } };
  if (state === 'expired') return { revokedAt: null, expiresAt: { lte: now } };
  return { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
}

function olderThan({ createdAt, id }: KeyPosition): Prisma.ApiKeyWhereInput {
  const at = new Date(createdAt);
  return { OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: id } }] };
}

/** A stored key as everything above storage sees it; throws for a row that cannot be. */
export function toKey(row: KeyRow): ApiKey {
  return {
    ...columns.parse(row),
    id: row.id,
    workspaceId: row.workspaceId,
    name: row.name,
    prefix: row.prefix,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    expiresAt: textOf(row.expiresAt),
    revokedAt: textOf(row.revokedAt),
    revokedBy: row.revokedBy,
    replacesId: row.replacesId,
    lastUsedAt: textOf(row.lastUsedAt),
  };
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));
const textOf = (date: Date | null): string | null => date?.toISOString() ?? null;
