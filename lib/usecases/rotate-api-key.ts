import * as z from 'zod/mini';
import type { ApiKey } from '@/lib/core/access/api-key';
import type { Caller } from '@/lib/core/access/caller';
import { OVERLAPS, type Overlap } from '@/lib/core/access/key-overlap';
import { invalidInput, notFound, ok, type Result } from '@/lib/core/result';
import { findKey, findSuccessor } from '@/lib/data/api-keys';
import type { Tx } from '@/lib/data/database';
import { inTransaction } from './in-transaction';
import { requireKeyManager } from './key-writes';
import { readInput } from './read-input';
import { type RotatedKey, replaceKey, requireWorking } from './replace-key';
import { idSchema } from './versioned-target';

const inputSchema = z.strictObject({
  id: idSchema,
  overlapSeconds: z.literal(OVERLAPS, 'Choose 0, 3600, 86400 or 604800 seconds.'),
});

/**
 * Makes a key in the place of another: same name, environment and grants; where the old one had an
 * end, the new one lives as long from now. The old one ends after the overlap. Needs `keys:write`.
 * Fails with NOT_FOUND, or INVALID_INPUT for a key that does not work or was replaced already.
 */
export async function rotateApiKey(
  caller: Caller,
  input: { readonly id: string; readonly overlapSeconds: Overlap },
): Promise<Result<RotatedKey>> {
  const allowed = requireKeyManager(caller, 'keys:write');
  if (!allowed.ok) return allowed;
  const read = readInput(inputSchema, input);
  if (!read.ok) return read;
  const { id, overlapSeconds } = read.value;
  const at = new Date();
  return inTransaction(async (tx) => {
    const open = await openForRotating(tx, caller, id, at);
    if (!open.ok) return open;
    const expiresAt = sameLifeFrom(open.value, at);
    return replaceKey(tx, caller, open.value, { expiresAt, overlapSeconds, at });
  });
}

async function openForRotating(
  tx: Tx,
  { workspaceId }: Caller,
  id: string,
  at: Date,
): Promise<Result<ApiKey>> {
  const before = await findKey(workspaceId, id, tx);
  if (before === null) return notFound('key');
  const working = requireWorking(before, at);
  if (!working.ok) return working;
  const successor = await findSuccessor(tx, before, at);
  if (successor === null) return ok(before);
  const message = `${successor.prefix}… took its place already. Rotate or revoke that one.`;
  return invalidInput({ id: [message] }, message);
}

function sameLifeFrom({ createdAt, expiresAt }: ApiKey, at: Date): string | null {
  if (expiresAt === null) return null;
  const lifeMs = Date.parse(expiresAt) - Date.parse(createdAt);
  return new Date(at.getTime() + lifeMs).toISOString();
}
