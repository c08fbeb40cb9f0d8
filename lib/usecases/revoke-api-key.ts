import * as z from 'zod/mini';
import type { ApiKey } from '@/lib/core/access/api-key';
import type { Caller } from '@/lib/core/access/caller';
import { lineageOf } from '@/lib/core/access/key-lineage';
import { stateOfKey } from '@/lib/core/access/key-state';
import { notFound, ok, type Result } from '@/lib/core/result';
import { findKey, updateKey } from '@/lib/data/api-keys';
import type { Tx } from '@/lib/data/database';
import { storableText } from '@/lib/data/json';
import { listReplacements } from '@/lib/data/key-lineage';
import { inTransaction } from './in-transaction';
import { recordKeyChange, requireKeyManager } from './key-writes';
import { readInput } from './read-input';
import { idSchema } from './versioned-target';

const inputSchema = z.strictObject({ id: idSchema });

/**
 * Revokes a key for good, within a second in every process, and with it those that came from it by
 * rotating itself. One that is revoked already stays as it is, with its first `revokedAt`. Needs
 * `keys:write`. Fails with NOT_FOUND.
 */
export async function revokeApiKey(
  caller: Caller,
  input: { readonly id: string },
): Promise<Result<ApiKey>> {
  const allowed = requireKeyManager(caller, 'keys:write');
  if (!allowed.ok) return allowed;
  const read = readInput(inputSchema, input);
  if (!read.ok) return read;
  return inTransaction(async (tx) => {
    const revoked = await revokeKey(tx, caller, read.value.id);
    if (revoked.ok) await revokeLineage(tx, caller, revoked.value);
    return revoked;
  });
}

/** Who had the key may have made these, and may be whom it is taken from. */
async function revokeLineage(tx: Tx, caller: Caller, root: ApiKey): Promise<void> {
  for (const { id } of lineageOf(root, await listReplacements(tx, root))) {
    const key = await findKey(caller.workspaceId, id, tx);
    if (key === null || stateOfKey(key, Date.now()) !== 'active') continue;
    await markRevoked(tx, caller, key, { revokedWith: root.id });
  }
}

/** `revokeApiKey` in a transaction, for a caller who may. */
export async function revokeKey(tx: Tx, caller: Caller, id: string): Promise<Result<ApiKey>> {
  const before = await findKey(caller.workspaceId, id, tx);
  if (before === null) return notFound('key');
  return ok(before.revokedAt === null ? await markRevoked(tx, caller, before) : before);
}

async function markRevoked(
  tx: Tx,
  caller: Caller,
  before: ApiKey,
  details: Readonly<Record<string, unknown>> = {},
): Promise<ApiKey> {
  const revokedAt = new Date();
  const revokedBy = storableText(caller.actor.label);
  await updateKey(tx, before, { revokedAt, revokedBy });
  const after = { ...before, revokedAt: revokedAt.toISOString(), revokedBy };
  await recordKeyChange(tx, caller, { action: 'key.revoked', before, after, details });
  return after;
}
