import type { Caller } from '@/lib/core/access/caller';
import type { ProviderListItem } from '@/lib/core/providers/list-item';
import { ok, type Result } from '@/lib/core/result';
import { listProviders, type ProviderListInput } from './list-providers';

/**
 * The providers of a workspace from all pages of the list, by name. Needs `providers:read`. Fails with
 * INVALID_INPUT.
 */
export async function everyProvider(
  caller: Caller,
  filter: Omit<ProviderListInput, 'after' | 'limit'> = {},
): Promise<Result<readonly ProviderListItem[]>> {
  const providers: ProviderListItem[] = [];
  let place: { readonly after?: string } = {};
  for (;;) {
    const page = await listProviders(caller, { ...filter, ...place, limit: 100 });
    if (!page.ok) return page;
    providers.push(...page.value.providers);
    if (page.value.next === null) return ok(providers);
    place = { after: page.value.next };
  }
}
