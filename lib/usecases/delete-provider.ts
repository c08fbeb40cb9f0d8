import * as z from 'zod/mini';
import { type Caller, requirePermission } from '@/lib/core/access/caller';
import { invalidInput, ok, type Result } from '@/lib/core/result';
import { removeProvider } from '@/lib/data/providers';
import { recordMappingsRemoval } from './claim-mapping-writes';
import { inTransaction } from './in-transaction';
import { openForWriting, recordProviderChange } from './provider-writes';
import { readInput } from './read-input';
import { versionedTarget } from './versioned-target';

const inputSchema = z.strictObject({
  ...versionedTarget,
  name: z.nullable(z.string().check(z.trim(), z.maxLength(200))),
});

/**
 * Deletes a provider with its reports and claim mappings; revisions and audit events stay. `name` is what was
 * typed to confirm it; null: nobody is there to type. Needs `providers:delete`. Fails with NOT_FOUND,
 * INVALID_INPUT for another name, or CONFLICT: `version`, `gone`.
 */
export async function deleteProvider(
  caller: Caller,
  input: { readonly id: string; readonly version: number; readonly name: string | null },
): Promise<Result<{ id: string }>> {
  const allowed = requirePermission(caller, 'providers:delete');
  if (!allowed.ok) return allowed;
  const read = readInput(inputSchema, input);
  if (!read.ok) return read;
  return inTransaction(async (tx) => {
    const before = await openForWriting(tx, caller, read.value);
    if (!before.ok) return before;
    const { name } = before.value.draft;
    if (read.value.name !== null && read.value.name !== name) {
      return invalidInput({ name: [`Type the name exactly as it is: ${name}`] });
    }
    await recordMappingsRemoval(tx, caller, before.value.id);
    await removeProvider(tx, before.value);
    await recordProviderChange(tx, caller, {
      action: 'provider.deleted',
      before: before.value,
      after: null,
    });
    return ok({ id: before.value.id });
  });
}
