import { looseKey } from './near-misses';
import type { OtherProvider, Trust, TrustedProvider } from './trusted-provider';

/** The providers of a trust by their issuers, so that finding one costs the same for any number. */
export interface TrustIndex {
  readonly byIssuer: ReadonlyMap<string, TrustedProvider>;
  /** Those that judge nothing here. */
  readonly others: Pick<ReadonlyMap<string, OtherProvider>, 'get'>;
  /** Issuers by what is left of them without the usual differences. */
  readonly loose: ReadonlyMap<string, readonly string[]>;
  readonly issuers: readonly string[];
}

const indexes = new WeakMap<Trust, TrustIndex>();

/** The index of a trust, made at its first use. */
export function trustIndexOf(trust: Trust): TrustIndex {
  const before = indexes.get(trust);
  if (before !== undefined) return before;
  const index = makeIndex(trust);
  indexes.set(trust, index);
  return index;
}

function makeIndex({ providers, others, findOther }: Trust): TrustIndex {
  return {
    byIssuer: byIssuer(providers),
    others: findOther === undefined ? byIssuer(others) : { get: findOther },
    loose: byLooseKey(providers),
    issuers: providers.flatMap((provider) => provider.issuers),
  };
}

function byIssuer<T extends { readonly issuers: readonly string[] }>(all: readonly T[]) {
  return firstOf(all.flatMap((one) => one.issuers.map((issuer) => [issuer, one] as const)));
}

function byLooseKey(providers: readonly TrustedProvider[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [key, issuer] of providers.flatMap(looseIssuersOf)) {
    const same = found.get(key);
    if (same === undefined) found.set(key, [issuer]);
    else same.push(issuer);
  }
  return found;
}

type LooseIssuer = readonly [key: string, issuer: string];

const looseIssuers = new WeakMap<TrustedProvider, readonly LooseIssuer[]>();

/** The issuers of a provider with what is left of them without the usual differences; made once for each. */
export function looseIssuersOf(provider: TrustedProvider): readonly LooseIssuer[] {
  const known = looseIssuers.get(provider);
  if (known !== undefined) return known;
  const made = provider.issuers.map((issuer) => [looseKey(issuer), issuer] as const);
  looseIssuers.set(provider, made);
  return made;
}

/** A map in which the first of several entries with one key stays. */
function firstOf<T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  return new Map(entries.toReversed());
}
