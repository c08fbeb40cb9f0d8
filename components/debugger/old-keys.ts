import type { ProviderKeys } from '@/lib/core/tokens/provider-keys';
import type { Refused } from '@/lib/core/tokens/verdict';

/** Whether newer keys may change a refusal: the key is not known, or those at hand are old. */
export function mayBeOldKeys(refused: Refused, keys: ProviderKeys | null): boolean {
  if (keys === null || isPasted(keys)) return false;
  return refused.code === 'KEY_NOT_FOUND' || refused.code === 'JWKS_FETCH_FAILED' || keys.stale;
}

function isPasted({ ring, fetchedAt }: ProviderKeys): boolean {
  return ring !== null && fetchedAt === null;
}
