/** What the list is asked for; absent members do not filter. */
export interface PolicyListFilter {
  query?: string;
  resource?: string;
  after?: string;
}

export const POLICY_LISTS = ['names', 'resources'] as const;
/** By name, or by what is decided. */
export type PolicyListView = (typeof POLICY_LISTS)[number];

export interface PolicyListAddress {
  readonly view: PolicyListView;
  readonly filter: PolicyListFilter;
  /** Whether anything narrows the list. */
  readonly filtered: boolean;
  /** What narrows it, in words. */
  readonly sentence: string;
  /** The same list from another place: `after` is a cursor, null the beginning. */
  readonly link: (href: string, after: string | null) => string;
}

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

/** Reads view, search and filter from the address; what it does not know is left out. */
export function readPolicyListAddress(parameters: Parameters): PolicyListAddress {
  const view = POLICY_LISTS.find((known) => known === parameters.view) ?? 'names';
  const query = single(parameters.q).trim().slice(0, 200);
  const resource = single(parameters.resource).trim().slice(0, 128);
  const after = single(parameters.after);
  const words = [query && `“${query}”`, resource && `resource ${resource}`].filter(Boolean);
  return {
    view,
    filter: {
      ...(query !== '' && { query }),
      ...(resource !== '' && { resource }),
      ...(after !== '' && { after }),
    },
    filtered: words.length > 0,
    sentence: `Searched for ${words.join(', ')}.`,
    link: (href, cursor) => {
      const next = new URLSearchParams();
      if (view !== 'names') next.set('view', view);
      if (query !== '') next.set('q', query);
      if (resource !== '') next.set('resource', resource);
      if (cursor !== null) next.set('after', cursor);
      return next.size === 0 ? href : `${href}?${next}`;
    },
  };
}

function single(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}
