import type { ApiKey } from '@/lib/core/access/api-key';
import type { Caller } from '@/lib/core/access/caller';
import { ok, type Result } from '@/lib/core/result';
import { type KeyListInput, listApiKeys } from './list-api-keys';

/**
 * The keys of a workspace from all pages of the list, newest first. Needs `keys:read`. Fails with
 * INVALID_INPUT.
 */
export async function everyApiKey(
  caller: Caller,
  filter: Omit<KeyListInput, 'after' | 'limit'> = {},
): Promise<Result<readonly ApiKey[]>> {
  const keys: ApiKey[] = [];
  let place: { readonly after?: string } = {};
  for (;;) {
    const page = await listApiKeys(caller, { ...filter, ...place, limit: 100 });
    if (!page.ok) return page;
    keys.push(...page.value.keys);
    if (page.value.next === null) return ok(keys);
    place = { after: page.value.next };
  }
}
