import * as z from 'zod/mini';
import { type Caller, requirePermission } from '@/lib/core/access/caller';
import type { KeyRing } from '@/lib/core/oidc/key-ring';
import type { KeysRefreshed } from '@/lib/core/oidc/keys-refreshed';
import type { Provider } from '@/lib/core/providers/settings';
import { fail, invalidInput, notFound, ok, type Result } from '@/lib/core/result';
import { appendAudit } from '@/lib/data/audit';
import { saveKeyAttempt } from '@/lib/data/key-sets';
import { bumpRevisionCounter } from '@/lib/data/revision-counter';
import type { AskedFetch } from '@/lib/platform/key-keeper';
import { type KeySource, keySourceOf } from '@/lib/platform/key-source';
import { attemptOf } from '@/lib/platform/key-storing';
import { type NamedKey, namedKeysOf } from '@/lib/platform/named-keys';
import { inTransaction } from './in-transaction';
import { keySets } from './key-sets';
import { visibleProvider } from './provider-access';
import { readInput } from './read-input';
import { idSchema } from './versioned-target';

const inputSchema = z.strictObject({ id: idSchema });

/**
 * Has the keys of a provider fetched anew, its discovery document included, by every process within a
 * second. What cannot be fetched, or is of another issuer, changes nothing. Needs `providers:refresh`.
 * Fails with NOT_FOUND, INVALID_INPUT where keys are pasted, or TOO_MANY_REQUESTS: once in 10 s.
 */
export async function refreshKeys(
  caller: Caller,
  input: { readonly id: string },
): Promise<Result<KeysRefreshed>> {
  const allowed = requirePermission(caller, 'providers:refresh');
  if (!allowed.ok) return allowed;
  const read = readInput(inputSchema, input);
  if (!read.ok) return read;
  const provider = await visibleProvider(caller, read.value.id);
  if (provider === null) return notFound('provider');
  const source = keySourceOf(provider);
  if (source.pasted !== null) return pastedKeys();
  const asked = await keySets().ask(source);
  return asked.kind === 'cooling'
    ? tooSoon(asked.retryAfterSeconds)
    : record(caller, provider, source, asked);
}

function pastedKeys(): Result<never> {
  const message =
    'The keys of this provider are pasted: there is nothing to fetch. Paste new ones.';
  return invalidInput({ '': [message] }, message);
}

function tooSoon(retryAfterSeconds: number): Result<never> {
  const message = `The keys of this provider were fetched just now. Wait ${retryAfterSeconds} s, then refresh them again.`;
  return fail({ code: 'TOO_MANY_REQUESTS', message, retryAfterSeconds });
}

/** New keys are used when they are stored and written down, so that no process uses what nobody saw. */
async function record(
  caller: Caller,
  provider: Provider,
  source: KeySource,
  asked: AskedFetch,
): Promise<Result<KeysRefreshed>> {
  const refreshed = outcomeOf(asked);
  const stored = await inTransaction(async (tx) => {
    const { fetch, at } = asked.attempted;
    await saveKeyAttempt(tx, source, attemptOf(fetch, at), at);
    if (fetch.ok) await bumpRevisionCounter(tx);
    await appendAudit(tx, caller.workspaceId, {
      action: 'provider.keys_refreshed',
      actor: caller.actor,
      requestId: caller.requestId,
      clientAddress: caller.clientAddress,
      targetType: 'provider',
      targetId: provider.id,
      details: { name: provider.draft.name, ...detailsOf(refreshed) },
    });
    return ok(refreshed);
  });
  if (stored.ok) keySets().adopt(source, asked.attempted);
  return stored;
}

function outcomeOf({ before, jwksUriBefore, attempted }: AskedFetch): KeysRefreshed {
  const { fetch } = attempted;
  const at = new Date(attempted.at).toISOString();
  if (!fetch.ok) return { outcome: 'failed', at, ...fetch.failure, kept: before !== null };
  const { ring, jwksUri } = fetch.keys;
  const moved = jwksUriBefore !== null && jwksUriBefore !== jwksUri;
  return {
    outcome: 'refreshed',
    at,
    keyCount: ring.keys.length,
    ...differenceOf(before?.ring ?? null, ring),
    jwksUri,
    movedFrom: moved ? jwksUriBefore : null,
  };
}

/** Where nothing was known before, nothing was added: all is as it is found. */
function differenceOf(before: KeyRing | null, after: KeyRing) {
  if (before === null) return { added: [], removed: [] };
  const [were, are] = [namedKeysOf(before), namedKeysOf(after)];
  return { added: labelsBeyond(are, were), removed: labelsBeyond(were, are) };
}

function labelsBeyond(keys: readonly NamedKey[], others: readonly NamedKey[]): readonly string[] {
  const known = new Set(others.map(({ identity }) => identity));
  return keys.filter(({ identity }) => !known.has(identity)).map(({ label }) => label);
}

const MAX_LISTED = 20;

function detailsOf(refreshed: KeysRefreshed): Readonly<Record<string, unknown>> {
  const { outcome } = refreshed;
  if (outcome === 'failed') return { outcome, code: refreshed.code };
  const { keyCount, added, removed, jwksUri, movedFrom } = refreshed;
  return {
    outcome,
    keyCount,
    added: added.slice(0, MAX_LISTED),
    removed: removed.slice(0, MAX_LISTED),
    ...(movedFrom !== null && { jwksUri: { before: movedFrom, after: jwksUri } }),
  };
}
