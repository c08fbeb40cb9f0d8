import { NO_VALIDATORS, readValidators } from '@/lib/core/oidc/validators';
import { parseJson } from '@/lib/core/tokens/parse-json';
import type { KeyAttempt, StoredKeys } from '@/lib/platform/key-set-services';
import { type KeySource, keySourceOf } from '@/lib/platform/key-source';
import { database, type Tx } from './database';
import { type KeySet, Prisma } from './generated/sqlite/client';
import { findProvider } from './providers';

/** Clocks of two hosts may differ by so much without anything being wrong. */
const CLOCK_PLAY_MS = 60_000;
const CHUNK = 500;

/** The keys that are stored of exactly this source, unjudged; null: none. */
export async function loadKeySet(
  { workspaceId, providerId, hash }: Pick<KeySource, 'workspaceId' | 'providerId' | 'hash'>,
  tx: Tx = database(),
): Promise<StoredKeys | null> {
  const row = await tx.keySet.findUnique({
    where: { workspaceId_providerId: { workspaceId, providerId } },
  });
  return row === null || row.sourceHash !== hash ? null : storedOf(row);
}

function storedOf(row: KeySet): StoredKeys {
  return {
    jwksUri: row.jwksUri,
    document: documentOf(row.document),
    validators: readValidators(row.etag, row.lastModified),
    freshSeconds: row.freshSeconds,
    fetchedAt: row.fetchedAt?.getTime() ?? null,
  };
}

/**
 * Kept as text, because a Json column cannot hold every text that a key may have, and would change it.
 * A text that was damaged holds no keys: they are fetched anew.
 */
function documentOf(column: unknown): unknown {
  const isKept = typeof column === 'object' && column !== null && 'text' in column;
  if (!isKept || typeof column.text !== 'string') return null;
  const read = parseJson(column.text);
  return read.ok ? read.value : null;
}

/**
 * Stores how an attempt to have keys ended. Nothing is written when what is stored is newer, or when the
 * provider is gone or now has its keys from elsewhere. `now` in epoch milliseconds: what is stored from
 * long after it was written under a clock that was wrong, and is replaced.
 */
export async function saveKeyAttempt(
  tx: Tx,
  source: KeySource,
  attempt: KeyAttempt,
  now: number,
): Promise<void> {
  const { workspaceId, providerId, hash } = source;
  const provider = await findProvider(workspaceId, providerId, tx);
  if (provider === null || keySourceOf(provider).hash !== hash) return;
  const row = await tx.keySet.findUnique({ where: { providerId } });
  const before = row?.sourceHash === hash ? row : null;
  const at = attempt.ok ? attempt.keys.fetchedAt : attempt.at;
  const stored = before?.fetchedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  if (stored > at && stored <= now + CLOCK_PLAY_MS) return;
  const columns = attempt.ok ? columnsOf(attempt) : failureColumns(attempt, before === null);
  await tx.keySet.upsert({
    where: { providerId },
    create: { providerId, workspaceId, sourceHash: hash, freshSeconds: 0, ...columns },
    update: { sourceHash: hash, ...columns },
  });
}

function columnsOf({ keys }: Extract<KeyAttempt, { ok: true }>) {
  return {
    jwksUri: keys.jwksUri,
    document: { text: JSON.stringify(keys.document) },
    ...keys.validators,
    freshSeconds: keys.freshSeconds,
    fetchedAt: new Date(keys.fetchedAt),
    failedAt: null,
    failureCode: null,
  };
}

/** A failure leaves the keys as they are, unless they are those of another source. */
function failureColumns({ failure, at }: Extract<KeyAttempt, { ok: false }>, anew: boolean) {
  const failed = { failedAt: new Date(at), failureCode: failure.code };
  const none = { jwksUri: null, document: Prisma.DbNull, fetchedAt: null, freshSeconds: 0 };
  return anew ? { ...none, ...NO_VALIDATORS, ...failed } : failed;
}

/** What is stored of the keys of a provider; times in epoch milliseconds. */
export interface StoredKeyState {
  readonly providerId: string;
  readonly sourceHash: string;
  readonly stored: StoredKeys;
  /** The last attempt, when it failed. */
  readonly failing: { readonly code: string; readonly at: number } | null;
}

/** Of those of a workspace's providers for which something is stored. */
export async function listKeyStates(
  workspaceId: string,
  providerIds: readonly string[],
): Promise<readonly StoredKeyState[]> {
  const rows = await database().keySet.findMany({
    where: { workspaceId, providerId: { in: [...providerIds] } },
  });
  return rows.map((row) => {
    const { providerId, sourceHash, failureCode, failedAt } = row;
    const failing =
      failureCode === null || failedAt === null
        ? null
        : { code: failureCode, at: failedAt.getTime() };
    return { providerId, sourceHash, stored: storedOf(row), failing };
  });
}

/** When stored keys were had, in epoch milliseconds, by provider; of whichever workspaces. */
export async function listFetchTimes(
  providerIds: readonly string[],
): Promise<readonly { providerId: string; sourceHash: string; fetchedAt: number }[]> {
  const found: { providerId: string; sourceHash: string; fetchedAt: number }[] = [];
  for (let at = 0; at < providerIds.length; at += CHUNK) {
    const rows = await database().keySet.findMany({
      where: { providerId: { in: providerIds.slice(at, at + CHUNK) }, fetchedAt: { not: null } },
      select: { providerId: true, sourceHash: true, fetchedAt: true },
    });
    found.push(...rows.map((row) => ({ ...row, fetchedAt: row.fetchedAt?.getTime() ?? 0 })));
  }
  return found;
}
