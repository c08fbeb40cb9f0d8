import {
  ENVIRONMENTS,
  type Environment,
  PROVIDER_TYPES,
  type ProviderType,
} from '@/lib/core/providers/draft';
import { providerTypeOf } from '@/lib/core/providers/registry';

const HEALTHS = ['good', 'warning', 'bad', 'untested'] as const;
type Health = (typeof HEALTHS)[number];

/** What the list is asked for; absent members do not filter. */
export interface ListFilter {
  query?: string;
  type?: ProviderType;
  environment?: Environment;
  health?: Health;
  after?: string;
}

export interface ProviderListAddress {
  readonly filter: ListFilter;
  /** Whether anything narrows the list. */
  readonly filtered: boolean;
  /** Which filters are on, in words. */
  readonly sentence: string;
  /** The same list from another place: `after` is a cursor, null the beginning. */
  readonly link: (href: string, after: string | null) => string;
}

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

/** Reads search and filters from the address; what it does not know is left out. */
export function readListAddress(parameters: Parameters): ProviderListAddress {
  const query = single(parameters.q).trim().slice(0, 200);
  const type = PROVIDER_TYPES.find((known) => known === parameters.type);
  const environment = ENVIRONMENTS.find((known) => known === parameters.environment);
  const health = HEALTHS.find((known) => known === parameters.health);
  const after = single(parameters.after);
  const filter: ListFilter = {
    ...(query !== '' && { query }),
    ...(type !== undefined && { type }),
    ...(environment !== undefined && { environment }),
    ...(health !== undefined && { health }),
    ...(after !== '' && { after }),
  };
  const words = [
    query && `“${query}”`,
    type && providerTypeOf(type).label,
    environment,
    health && `health ${health}`,
  ].filter(Boolean);
  return {
    filter,
    filtered: words.length > 0,
    sentence: `Searched for ${words.join(', ')}.`,
    link: (href, cursor) => {
      const next = new URLSearchParams();
      if (query !== '') next.set('q', query);
      if (type !== undefined) next.set('type', type);
      if (environment !== undefined) next.set('environment', environment);
      if (health !== undefined) next.set('health', health);
      if (cursor !== null) next.set('after', cursor);
      return next.size === 0 ? href : `${href}?${next}`;
    },
  };
}

function single(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}
