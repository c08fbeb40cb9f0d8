import * as z from 'zod/mini';
import { type Caller, requirePermission } from '@/lib/core/access/caller';
import { canonicalJson } from '@/lib/core/canonical-json';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import type { Provider } from '@/lib/core/providers/settings';
import { ok, type Result } from '@/lib/core/result';
import { attachReports } from '@/lib/data/connection-reports';
import { replaceProvider } from '@/lib/data/providers';
import { settingsHashOf } from '@/lib/data/settings-hash';
import { inTransaction } from './in-transaction';
import { providerTarget } from './provider-target';
import {
  changeMark,
  openForWriting,
  readProviderDraft,
  recordProviderChange,
  requireFreeIssuers,
} from './provider-writes';
import { readInput } from './read-input';

const inputSchema = z.strictObject({ ...providerTarget, draft: z.unknown() });

/**
 * Saves a draft over the version of a provider that the caller has seen. Needs `providers:write`.
 * Fails with INVALID_INPUT, NOT_FOUND, or CONFLICT: `version` with the current provider, `gone`,
 * `issuer_taken`. Saving what is saved already changes nothing.
 */
export async function updateProvider(
  caller: Caller,
  input: { readonly id: string; readonly version: number; readonly draft: ProviderDraft },
): Promise<Result<Provider>> {
  const allowed = requirePermission(caller, 'providers:write');
  if (!allowed.ok) return allowed;
  const target = readInput(inputSchema, input);
  if (!target.ok) return target;
  const read = readProviderDraft(target.value.draft);
  if (!read.ok) return read;
  return inTransaction(async (tx) => {
    const before = await openForWriting(tx, caller, target.value);
    if (!before.ok || same(before.value.draft, read.value.draft)) return before;
    const content = { ...read.value, enabled: before.value.enabled };
    const free = await requireFreeIssuers(tx, caller, content, before.value.id);
    if (!free.ok) return free;
    const after = await replaceProvider(tx, before.value, content, changeMark(caller));
    await attachReports(tx, caller.workspaceId, after.id, settingsHashOf(after.draft));
    await recordProviderChange(tx, caller, {
      action: 'provider.updated',
      before: before.value,
      after,
      details: { changed: changedFields(before.value.draft, after.draft) },
    });
    return ok(after);
  });
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

/** Names only: values may be long, and whoever may see them finds them in the revision. */
function changedFields(before: ProviderDraft, after: ProviderDraft): readonly string[] {
  return Object.entries(after).flatMap(([name, value]) =>
    same(value, Reflect.get(before, name)) ? [] : [name],
  );
}
