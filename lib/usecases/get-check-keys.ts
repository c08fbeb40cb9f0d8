import type { Caller } from '@/lib/core/access/caller';
import { notFound, ok, type Result } from '@/lib/core/result';
import type { ProviderKeys } from '@/lib/core/tokens/provider-keys';
import { getVerificationKeys } from './get-verification-keys';
import { visibleProvider } from './provider-access';

export interface CheckKeysWanted {
  readonly providerId: string;
  /** Ask the provider once more, as far as it may be asked again. */
  readonly refetch: boolean;
}

/**
 * What the debugger judges the tokens of a provider by: rules, public keys, and for those who have
 * `providers:write` the form in which a fix is drafted. Needs `debugger:use`. Fails with NOT_FOUND.
 */
export async function getCheckKeys(
  caller: Caller,
  { providerId, refetch }: CheckKeysWanted,
): Promise<Result<ProviderKeys>> {
  const keys = await getVerificationKeys(caller, providerId, { refetch });
  if (!keys.ok) return keys;
  const { provider, ring, fetchedAt, stale, problem } = keys.value;
  const answer = { provider, ring, fetchedAt, stale, problem };
  if (!caller.permissions.has('providers:write')) return ok({ ...answer, draft: null });
  const saved = await visibleProvider(caller, providerId);
  if (saved === null) return notFound('provider');
  // Long, and no fix is about them.
  return ok({ ...answer, draft: { ...saved.draft, pastedKeys: '', privateCa: '' } });
}
