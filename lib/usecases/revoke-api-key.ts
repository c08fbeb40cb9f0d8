import * as z from 'zod/mini';
import type { ApiKey } from '@/lib/core/access/api-key';
import type { Caller } from '@/lib/core/access/caller';
import { notFound, ok, type Result } from '@/lib/core/result';
import { findKey, updateKey } from '@/lib/data/api-keys';
import type { Tx } from '@/lib/data/database';
import { storableText } from '@/lib/data/json';
import { inTransaction } from './in-transaction';
import { recordKeyChange, requireKeyManager } from './key-writes';
import { idSchema } from './provider-target';
import { readInput } from './read-input';

const inputSchema = z.strictObject({ id: idSchema });

/**
 * Revokes a key for good, within a second in every process. One that is revoked already stays as it
 * is, with its first `revokedAt`. Needs `keys:write`. Fails with NOT_FOUND.
 */
export async function revokeApiKey(
  caller: Caller,
  input: { readonly id: string },
): Promise<Result<ApiKey>> {
  const allowed = requireKeyManager(caller, 'keys:write');
  if (!allowed.ok) return allowed;
  const read = readInput(inputSchema, input);
  if (!read.ok) return read;
  return inTransaction((tx) => revokeKey(tx, caller, read.value.id));
}

/** `revokeApiKey` in a transaction, for a caller who may. */
export async function revokeKey(tx: Tx, caller: Caller, id: string): Promise<Result<ApiKey>> {
  const before = await findKey(caller.workspaceId, id, tx);
  if (before === null) return notFound('key');
  if (before.revokedAt !== null) return ok(before);
  const revokedAt = new Date();
  const revokedBy = storableText(caller.actor.label);
  await updateKey(tx, before, { revokedAt, revokedBy });
  const after = { ...before, revokedAt: revokedAt.toISOString(), revokedBy };
  await recordKeyChange(tx, caller, { action: 'key.revoked', before, after });
  return ok(after);
}
