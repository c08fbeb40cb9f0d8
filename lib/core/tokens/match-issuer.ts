import type { Environment, ProviderType } from '../providers/draft';
import type { JsonValue } from './json-value';

/** A saved provider as far as the debugger needs it. */
export interface KnownProvider {
  readonly id: string;
  readonly name: string;
  readonly type: ProviderType;
  readonly issuers: readonly string[];
  readonly environment: Environment;
  readonly enabled: boolean;
  /** Path of its page. */
  readonly href: string;
}

export type IssuerDifference = 'white_space' | 'scheme' | 'case' | 'slash' | 'look_alike';

/** A saved issuer that is not the token's, but so near that one of them is probably a mistake. */
export interface NearMiss {
  readonly provider: KnownProvider;
  readonly issuer: string;
  readonly differences: readonly IssuerDifference[];
}

/** Which saved provider the issuer of a token belongs to; compared byte for byte. */
export type IssuerMatch =
  | { readonly kind: 'no_issuer' }
  | { readonly kind: 'matched'; readonly providers: readonly KnownProvider[] }
  | { readonly kind: 'disabled'; readonly providers: readonly KnownProvider[] }
  | { readonly kind: 'near'; readonly issuer: string; readonly near: readonly NearMiss[] }
  | { readonly kind: 'unknown'; readonly issuer: string };

/** Finds the providers that have exactly this issuer, else those that almost have it. */
export function matchIssuer(
  issuer: JsonValue | undefined,
  providers: readonly KnownProvider[],
): IssuerMatch {
  if (typeof issuer !== 'string' || issuer === '') return { kind: 'no_issuer' };
  const exact = providers.filter((provider) => provider.issuers.includes(issuer));
  const enabled = exact.filter((provider) => provider.enabled);
  if (enabled.length > 0) return { kind: 'matched', providers: enabled };
  if (exact.length > 0) return { kind: 'disabled', providers: exact };
  const near = providers.flatMap((provider) => nearMisses(issuer, provider));
  return near.length > 0 ? { kind: 'near', issuer, near } : { kind: 'unknown', issuer };
}

function nearMisses(actual: string, provider: KnownProvider): NearMiss[] {
  return provider.issuers.flatMap((issuer) => {
    const differences = differencesOf(actual, issuer);
    return differences === null ? [] : [{ provider, issuer, differences }];
  });
}

type Fold = readonly [IssuerDifference, (text: string) => string];

const FOLDS: readonly Fold[] = [
  ['look_alike', (text) => text.normalize('NFKC').replace(/\p{Cf}/gu, '')],
  ['white_space', (text) => text.trim()],
  ['scheme', (text) => text.replace(/^https?:\/\//i, '')],
  ['case', (text) => text.toLowerCase()],
  ['slash', (text) => text.replace(/\/+$/, '')],
];

/** The differences between two issuers if nothing else differs, else null. */
function differencesOf(actual: string, saved: string): readonly IssuerDifference[] | null {
  const all = FOLDS.map(([name]) => name);
  if (folded(actual, all) !== folded(saved, all)) return null;
  return all.filter((name) => {
    const others = all.filter((other) => other !== name);
    return folded(actual, others) !== folded(saved, others);
  });
}

function folded(text: string, names: readonly IssuerDifference[]): string {
  return FOLDS.reduce((value, [name, fold]) => (names.includes(name) ? fold(value) : value), text);
}

const WORDS: Readonly<Record<IssuerDifference, string>> = {
  white_space: 'white space at an end',
  scheme: 'http instead of https',
  case: 'upper and lower case',
  slash: 'the slash at the end',
  look_alike: 'characters that look alike or cannot be seen',
};

/** Names the differences in a few words, to follow "differs in". */
export function describeDifferences(differences: readonly IssuerDifference[]): string {
  return differences.map((difference) => WORDS[difference]).join(' and ');
}
