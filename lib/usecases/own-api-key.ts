import * as z from 'zod/mini';
import type { ApiKey } from '@/lib/core/access/api-key';
import type { KeyCaller } from '@/lib/core/access/key-caller';
import { takesThePlace, waitBeforeRotating } from '@/lib/core/access/key-lineage';
import { OVERLAPS, type Overlap } from '@/lib/core/access/key-overlap';
import { fail, ok, type Result } from '@/lib/core/result';
import { findKey } from '@/lib/data/api-keys';
import type { Tx } from '@/lib/data/database';
import { listSuccessors } from '@/lib/data/key-lineage';
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
 * one effect; null: each is a request of its own. Needs no permission. Fails with CONFLICT
 * `already_rotated` where it has a successor that no operator has revoked, TOO_MANY_REQUESTS where it was
 * itself made so less than a minute ago, and INVALID_INPUT when it was revoked in this moment.
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

/** Revokes the key that calls, not its successor; it ends within a second in every process. Needs no permission. */
export function revokeOwnApiKey(caller: KeyCaller): Promise<Result<ApiKey>> {
  return inTransaction((tx) => revokeKey(tx, caller, caller.keyId));
}

async function openOwn(tx: Tx, caller: KeyCaller, at: Date): Promise<Result<ApiKey>> {
  const key = await findKey(caller.workspaceId, caller.keyId, tx);
  if (key === null) return gone();
  const working = requireWorking(key, at);
  if (!working.ok) return working;
  const successor = (await listSuccessors(tx, key)).find(takesThePlace);
  if (successor !== undefined) return alreadyRotated(successor.prefix);
  const waitMs = waitBeforeRotating(key, at.getTime());
  return waitMs === 0 ? ok(key) : tooSoon(Math.ceil(waitMs / 1000));
}

function alreadyRotated(prefix: string): Result<never> {
  const message = `This key was rotated before: ${prefix}… took its place. Call with that key; if nobody has it, an operator revokes it, and then this one can be rotated again.`;
  return fail({ code: 'CONFLICT', message, conflict: { kind: 'already_rotated', prefix } });
}

function tooSoon(retryAfterSeconds: number): Result<never> {
  const message = 'This key was made by a rotation less than a minute ago. Rotate it later.';
  return fail({ code: 'TOO_MANY_REQUESTS', message, retryAfterSeconds });
}

function gone(): Result<never> {
  return fail({ code: 'UNAUTHENTICATED', message: 'Invalid API key.' });
}
