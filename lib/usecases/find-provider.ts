import type { Caller } from '@/lib/core/access/caller';
import type { ProviderListItem } from '@/lib/core/providers/list-item';
import type { Provider } from '@/lib/core/providers/settings';
import { fail, invalidInput, ok, type Result } from '@/lib/core/result';
import { everyProvider } from './every-provider';
import { getProvider } from './get-provider';
import type { ProviderListInput } from './list-providers';

type Within = Pick<ProviderListInput, 'environment'>;

/**
 * The providers of exactly this name, one environment's or all; a list can name a provider twice. Needs
 * `providers:read`.
 */
export async function providersNamed(
  caller: Caller,
  name: string,
  within: Within = {},
): Promise<Result<readonly ProviderListItem[]>> {
  const matching = await everyProvider(caller, { ...within, query: name.slice(0, 200) });
  return matching.ok ? ok(matching.value.filter((provider) => provider.name === name)) : matching;
}

/**
 * The provider of an id, or of an exact name that only one has. Needs `providers:read`. Fails with
 * NOT_FOUND, and INVALID_INPUT where several have the name.
 */
export async function findProvider(
  caller: Caller,
  idOrName: string,
  within: Within = {},
): Promise<Result<Provider>> {
  const found = await getProvider(caller, idOrName);
  if (found.ok) return ok(found.value.provider);
  const named = await providersNamed(caller, idOrName, within);
  if (!named.ok) return named;
  const [only, ...others] = named.value;
  if (only === undefined) return noneOf(idOrName);
  if (others.length > 0) return severalOf(idOrName, named.value);
  const details = await getProvider(caller, only.id);
  return details.ok ? ok(details.value.provider) : details;
}

function noneOf(idOrName: string): Result<never> {
  const message = `There is no provider with the id or name ${idOrName}.`;
  return fail({ code: 'NOT_FOUND', message });
}

function severalOf(name: string, providers: readonly ProviderListItem[]): Result<never> {
  const ids = providers.map(({ id, environment }) => `${id} (${environment})`).join(', ');
  const message = `${providers.length} providers are called ${name}. Say which by its id: ${ids}.`;
  return invalidInput({ id: [message] }, message);
}
