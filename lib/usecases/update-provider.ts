import * as z from 'zod/mini';
import { type Caller, requirePermission } from '@/lib/core/access/caller';
import type { AuditAction } from '@/lib/core/audit/event';
import { canonicalJson } from '@/lib/core/canonical-json';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import type { Provider } from '@/lib/core/providers/settings';
import { ok, type Result } from '@/lib/core/result';
import { attachReports } from '@/lib/data/connection-reports';
import type { ProviderContent } from '@/lib/data/provider-rows';
import { replaceProvider } from '@/lib/data/providers';
import { settingsHashOf } from '@/lib/data/settings-hash';
import { inTransaction } from './in-transaction';
import {
  changeMark,
  openForWriting,
  readProviderDraft,
  recordProviderChange,
  requireFreeIssuers,
} from './provider-writes';
import { readInput } from './read-input';
import { versionedTarget } from './versioned-target';

const inputSchema = z.strictObject({
  ...versionedTarget,
  draft: z.unknown(),
  enabled: z.optional(z.boolean()),
});

/**
 * Saves a draft over the version of a provider that the caller has seen, and enables or disables it
 * with that where `enabled` is given. Needs `providers:write`.
 * Fails with INVALID_INPUT, NOT_FOUND, or CONFLICT: `version` with the current provider, `gone`,
 * `issuer_taken`. Saving what is saved already changes nothing.
 */
export async function updateProvider(
  caller: Caller,
  input: {
    readonly id: string;
    readonly version: number;
    readonly draft: ProviderDraft;
    readonly enabled?: boolean;
  },
): Promise<Result<Provider>> {
  const allowed = requirePermission(caller, 'providers:write');
  if (!allowed.ok) return allowed;
  const target = readInput(inputSchema, input);
  if (!target.ok) return target;
  const read = readProviderDraft(caller, target.value.draft);
  if (!read.ok) return read;
  return inTransaction(async (tx) => {
    const before = await openForWriting(tx, caller, target.value);
    if (!before.ok) return before;
    const content = { ...read.value, enabled: target.value.enabled ?? before.value.enabled };
    const changed = changedNames(before.value, content);
    if (changed.length === 0) return before;
    const free = await requireFreeIssuers(tx, caller, content, before.value.id);
    if (!free.ok) return free;
    const after = await replaceProvider(tx, before.value, content, changeMark(caller));
    await attachReports(tx, caller.workspaceId, after.id, settingsHashOf(after.draft));
    const change = { before: before.value, after, details: { changed } };
    await recordProviderChange(tx, caller, { action: actionOf(changed, after), ...change });
    return ok(after);
  });
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

/** Names only: values may be long, and whoever may see them finds them in the revision. */
function changedNames(before: Provider, after: ProviderContent): readonly string[] {
  const fields = Object.entries(after.draft).flatMap(([name, value]) =>
    same(value, Reflect.get(before.draft, name)) ? [] : [name],
  );
  return before.enabled === after.enabled ? fields : [...fields, 'enabled'];
}

function actionOf(changed: readonly string[], { enabled }: Provider): AuditAction {
  if (changed.some((name) => name !== 'enabled')) return 'provider.updated';
  return enabled ? 'provider.enabled' : 'provider.disabled';
}
