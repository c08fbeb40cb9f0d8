import { KEY_KINDS, type KeyKind } from '@/lib/core/access/api-key';
import { withoutSecrets } from '@/lib/core/access/key-format';
import { KEY_STATES, type KeyState } from '@/lib/core/access/key-state';
import { ENVIRONMENTS, type Environment } from '@/lib/core/providers/draft';

/** What the list is asked for; absent members do not filter. */
export interface KeyListFilter {
  kind: KeyKind;
  query?: string;
  environment?: Environment;
  state?: KeyState;
  after?: string;
}

export interface KeyListAddress {
  readonly filter: KeyListFilter;
  /** Whether anything but the kind narrows the list. */
  readonly filtered: boolean;
  /** The same list from another place: `after` is a cursor, null the beginning. */
  readonly link: (href: string, after: string | null) => string;
}

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

/** Reads kind, search and filters from the address; what it does not know is left out, and the kind is `api`. */
export function readKeysAddress(parameters: Parameters): KeyListAddress {
  const kind = KEY_KINDS.find((known) => known === parameters.kind) ?? 'api';
  const environment = ENVIRONMENTS.find((known) => known === parameters.environment);
  const state = KEY_STATES.find((known) => known === parameters.state);
  const query = withoutSecrets(single(parameters.q)).trim().slice(0, 200);
  const after = single(parameters.after);
  return {
    filter: {
      kind,
      ...(query !== '' && { query }),
      ...(environment !== undefined && { environment }),
      ...(state !== undefined && { state }),
      ...(after !== '' && { after }),
    },
    filtered: query !== '' || environment !== undefined || state !== undefined,
    link: (href, cursor) => {
      const next = new URLSearchParams();
      if (kind !== 'api') next.set('kind', kind);
      if (query !== '') next.set('q', query);
      if (environment !== undefined) next.set('environment', environment);
      if (state !== undefined) next.set('state', state);
      if (cursor !== null) next.set('after', cursor);
      return next.size === 0 ? href : `${href}?${next}`;
    },
  };
}

function single(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}
