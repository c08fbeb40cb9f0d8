import type { ApiKey, KeyWithPlaintext } from '@/lib/core/access/api-key';
import type { Caller } from '@/lib/core/access/caller';
import type { Overlap } from '@/lib/core/access/key-overlap';
import { stateOfKey } from '@/lib/core/access/key-state';
import { invalidInput, ok, type Result } from '@/lib/core/result';
import { updateKey } from '@/lib/data/api-keys';
import type { Tx } from '@/lib/data/database';
import { recordKeyChange, writeNewKey } from './key-writes';

/** A new key and the one that it replaces, as that is now. */
export interface RotatedKey extends KeyWithPlaintext {
  readonly replaced: ApiKey;
}

/** Refuses with INVALID_INPUT what was revoked or has expired: nothing is left to rotate. */
export function requireWorking(key: ApiKey, at: Date): Result<true> {
  const state = stateOfKey(key, at.getTime());
  if (state === 'active') return ok(true);
  const message = `This key ${state === 'expired' ? 'has expired' : 'was revoked'}. Create a new one.`;
  return invalidInput({ id: [message] }, message);
}

interface Replacement {
  /** When the new key ends; ISO 8601, null: it does not. */
  readonly expiresAt: string | null;
  readonly overlapSeconds: Overlap;
  readonly at: Date;
}

/** Writes the new key, shortens the life of the old one to the overlap, and records both. */
export async function replaceKey(
  tx: Tx,
  caller: Caller,
  before: ApiKey,
  { expiresAt, overlapSeconds, at }: Replacement,
): Promise<Result<RotatedKey>> {
  const replaced = { ...before, expiresAt: endOf(before, overlapSeconds, at) };
  await updateKey(tx, before, { expiresAt: new Date(replaced.expiresAt) });
  const { kind, name, environment, grants } = before;
  const content = { kind, name, environment, grants, expiresAt, replacesId: before.id };
  const made = await writeNewKey(tx, caller, content, at);
  if (!made.ok) return made;
  const { key } = made.value;
  await recordKeyChange(tx, caller, {
    action: 'key.rotated',
    before,
    after: replaced,
    details: { overlapSeconds, replacedBy: key.id },
  });
  await recordKeyChange(tx, caller, {
    action: 'key.created',
    before: null,
    after: key,
    details: { replaces: before.id },
  });
  return ok({ ...made.value, replaced });
}

/** An overlap never makes a key live longer than it would have. */
function endOf(before: ApiKey, overlapSeconds: Overlap, at: Date): string {
  const overlapEnd = new Date(at.getTime() + overlapSeconds * 1000).toISOString();
  const { expiresAt } = before;
  return expiresAt !== null && Date.parse(expiresAt) < Date.parse(overlapEnd)
    ? expiresAt
    : overlapEnd;
}
