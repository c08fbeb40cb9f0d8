import * as z from 'zod/mini';
import { type Caller, requirePermission } from '@/lib/core/access/caller';
import type { Provider } from '@/lib/core/providers/settings';
import { ok, type Result } from '@/lib/core/result';
import type { Tx } from '@/lib/data/database';
import { replaceProvider } from '@/lib/data/providers';
import { inTransaction } from './in-transaction';
import { visibleProvider } from './provider-access';
import {
  changeMark,
  openForWriting,
  recordProviderChange,
  requireFreeIssuers,
} from './provider-writes';
import { readInput } from './read-input';
import { versionedTarget } from './versioned-target';

const inputSchema = z.strictObject({ ...versionedTarget, enabled: z.boolean() });

type Switch = z.infer<typeof inputSchema>;

/**
 * Enables or disables a provider. Needs `providers:write`. Fails with NOT_FOUND, or CONFLICT:
 * `version`, `gone`, or `issuer_taken` by another enabled provider. A provider that is so already
 * stays as it is, whatever version was seen.
 */
export async function setProviderEnabled(caller: Caller, input: Switch): Promise<Result<Provider>> {
  const allowed = requirePermission(caller, 'providers:write');
  if (!allowed.ok) return allowed;
  const read = readInput(inputSchema, input);
  if (!read.ok) return read;
  const { id, enabled } = read.value;
  return inTransaction(async (tx) => {
    const current = await visibleProvider(caller, id, tx);
    if (current?.enabled === enabled) return ok(current);
    const before = await openForWriting(tx, caller, read.value);
    return before.ok ? turn(tx, caller, before.value, enabled) : before;
  });
}

async function turn(
  tx: Tx,
  caller: Caller,
  before: Provider,
  enabled: boolean,
): Promise<Result<Provider>> {
  const content = { draft: before.draft, settings: before.settings, enabled };
  const free = await requireFreeIssuers(tx, caller, content, before.id);
  if (!free.ok) return free;
  const after = await replaceProvider(tx, before, content, changeMark(caller));
  const action = enabled ? 'provider.enabled' : 'provider.disabled';
  await recordProviderChange(tx, caller, { action, before, after });
  return ok(after);
}
