import type { KeyWithPlaintext } from '@/lib/core/access/api-key';
import type { Caller } from '@/lib/core/access/caller';
import { type NewKeyInput, newKeySchemaAt } from '@/lib/core/access/new-key-form';
import { ok, type Result } from '@/lib/core/result';
import { inTransaction } from './in-transaction';
import { recordKeyChange, requireKeyManager, writeNewKey } from './key-writes';
import { readInput } from './read-input';

/**
 * Makes an API key or a machine key. Its plaintext is in this answer and nowhere else. Needs
 * `keys:write`. Fails with INVALID_INPUT.
 */
export async function createApiKey(
  caller: Caller,
  input: NewKeyInput,
): Promise<Result<KeyWithPlaintext>> {
  const allowed = requireKeyManager(caller, 'keys:write');
  if (!allowed.ok) return allowed;
  const at = new Date();
  const read = readInput(newKeySchemaAt(at.getTime()), input);
  if (!read.ok) return read;
  const { expiresAt, ...rest } = read.value;
  const ends = expiresAt === null ? null : new Date(expiresAt).toISOString();
  const content = { ...rest, expiresAt: ends, replacesId: null };
  return inTransaction(async (tx) => {
    const made = await writeNewKey(tx, caller, content, at);
    if (!made.ok) return made;
    await recordKeyChange(tx, caller, {
      action: 'key.created',
      before: null,
      after: made.value.key,
    });
    return ok(made.value);
  });
}
