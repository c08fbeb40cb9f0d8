import { type Caller, requirePermission } from '@/lib/core/access/caller';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import type { Provider } from '@/lib/core/providers/settings';
import { ok, type Result } from '@/lib/core/result';
import { attachReports } from '@/lib/data/connection-reports';
import { insertProvider } from '@/lib/data/providers';
import { settingsHashOf } from '@/lib/data/settings-hash';
import { newId } from '@/lib/platform/ids';
import { inTransaction } from './in-transaction';
import type { Once } from './only-once';
import {
  changeMark,
  readProviderDraft,
  recordProviderChange,
  requireFreeIssuers,
} from './provider-writes';

export interface CreateProviderOptions {
  /** Default true. */
  readonly enabled?: boolean;
  /** Makes repetitions of one request have one effect; null: each is a request of its own. */
  readonly once?: Once<Provider> | null;
}

/**
 * Saves a draft as a new provider, enabled unless told otherwise, and gives it the reports of
 * earlier tests of exactly these settings. Needs `providers:write`. Fails with INVALID_INPUT, or
 * CONFLICT `issuer_taken`.
 */
export async function createProvider(
  caller: Caller,
  draft: ProviderDraft,
  { enabled = true, once = null }: CreateProviderOptions = {},
): Promise<Result<Provider>> {
  const allowed = requirePermission(caller, 'providers:write');
  if (!allowed.ok) return allowed;
  const read = readProviderDraft(caller, draft);
  if (!read.ok) return read;
  const content = { ...read.value, enabled };
  return inTransaction(async (tx) => {
    await once?.begin(tx);
    const free = await requireFreeIssuers(tx, caller, content, null);
    if (!free.ok) return free;
    const identity = { id: newId('prv'), workspaceId: caller.workspaceId };
    const after = await insertProvider(tx, identity, content, changeMark(caller));
    await attachReports(tx, caller.workspaceId, after.id, settingsHashOf(after.draft));
    const details = { enabled };
    await recordProviderChange(tx, caller, {
      action: 'provider.created',
      before: null,
      after,
      details,
    });
    await once?.end(tx, after);
    return ok(after);
  });
}
