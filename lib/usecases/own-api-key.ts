import * as z from 'zod/mini';
import type { ApiKey } from '@/lib/core/access/api-key';
import type { KeyCaller } from '@/lib/core/access/key-caller';
import { OVERLAPS, type Overlap } from '@/lib/core/access/key-overlap';
import { fail, ok, type Result } from '@/lib/core/result';
import { findKey } from '@/lib/data/api-keys';
import type { Tx } from '@/lib/data/database';
import { inTransaction } from './in-transaction';
import type { Once } from './only-once';
import { readInput } from './read-input';
import { type RotatedKey, replaceKey, requireWorking } from './replace-key';
import { revokeKey } from './revoke-api-key';

/** The key that calls. Needs no permission: whoever has a key may know what it is. */
export async function describeOwnKey(caller: KeyCaller): Promise<Result<ApiKey>> {
  const key = await findKey(caller.workspaceId, caller.keyId);
  return key === null ? gone() : ok(key);
}

const rotation = z.strictObject({
  overlapSeconds: z.literal(OVERLAPS, 'Choose 0, 3600, 86400 or 604800 seconds.'),
});

/**
 * Makes a key in the place of the one that calls, never a stronger one: same grants and environment,
 * and no later end. The old one ends after the overlap. `once` makes repetitions of one request have
 * one effect; null: each is a request of its own. Needs no permission. Fails with INVALID_INPUT when
 * it was revoked in this moment.
 */
export async function rotateOwnApiKey(
  caller: KeyCaller,
  input: { readonly overlapSeconds: Overlap },
  { once = null }: { readonly once?: Once<RotatedKey> | null } = {},
): Promise<Result<RotatedKey>> {
  const read = readInput(rotation, input);
  if (!read.ok) return read;
  const at = new Date();
  return inTransaction(async (tx) => {
    await once?.begin(tx);
    const own = await openOwn(tx, caller, at);
    if (!own.ok) return own;
    const { expiresAt } = own.value;
    const rotated = await replaceKey(tx, caller, own.value, { ...read.value, expiresAt, at });
    if (rotated.ok) await once?.end(tx, rotated.value);
    return rotated;
  });
}

/** Revokes the key that calls; it ends within a second in every process. Needs no permission. */
export function revokeOwnApiKey(caller: KeyCaller): Promise<Result<ApiKey>> {
  return inTransaction((tx) => revokeKey(tx, caller, caller.keyId));
}

async function openOwn(tx: Tx, caller: KeyCaller, at: Date): Promise<Result<ApiKey>> {
  const key = await findKey(caller.workspaceId, caller.keyId, tx);
  if (key === null) return gone();
  const working = requireWorking(key, at);
  return working.ok ? ok(key) : working;
}

function gone(): Result<never> {
  return fail({ code: 'UNAUTHENTICATED', message: 'Invalid API key.' });
}
