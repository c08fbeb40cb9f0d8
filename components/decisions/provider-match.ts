import { ENVIRONMENT_WORDS } from '@/components/ui/environment-words';
import { showName } from '@/lib/core/policies/show-value';
import type { Environment } from '@/lib/core/providers/draft';
import type { JsonObject } from '@/lib/core/tokens/json-value';
import { type KnownProvider, matchIssuer } from '@/lib/core/tokens/match-issuer';

/** The provider that reads a token in an environment, or why none does. */
export type ProviderMatch =
  | { readonly kind: 'found'; readonly provider: KnownProvider }
  | {
      readonly kind: 'none';
      readonly sentence: string;
      /** The environment of the provider that would read it; null: none would. */
      readonly elsewhere: Environment | null;
    };

/** What a provider is looked for in. */
interface ProviderWanted {
  /** Null: whichever has one. */
  readonly environment: Environment | null;
  /** Taken first where the environment is not given. */
  readonly preferred: Environment | null;
}

/** The enabled provider that the issuer of claims selects in an environment; null: there are no claims. */
export function matchProvider(
  claims: JsonObject | null,
  providers: readonly KnownProvider[],
  { environment, preferred }: ProviderWanted,
): ProviderMatch | null {
  if (claims === null) return null;
  const match = matchIssuer(claims.iss, providers);
  if (match.kind === 'disabled') return none(disabledWords(match.providers));
  if (match.kind !== 'matched') return none('No enabled provider has the issuer of this token.');
  const wanted = environment ?? preferred;
  const here = match.providers.find((one) => one.environment === wanted);
  const provider = here ?? match.providers[0];
  if (provider === undefined) return none('No enabled provider has the issuer of this token.');
  if (here !== undefined || environment === null) return { kind: 'found', provider };
  const sentence = `${quoted(provider)} has the issuer of this token, in ${ENVIRONMENT_WORDS[provider.environment]} and not in ${ENVIRONMENT_WORDS[environment]}.`;
  return { kind: 'none', sentence, elsewhere: provider.environment };
}

function none(sentence: string): ProviderMatch {
  return { kind: 'none', sentence, elsewhere: null };
}

function disabledWords([provider]: readonly KnownProvider[]): string {
  if (provider === undefined) return 'No enabled provider has the issuer of this token.';
  return `${quoted(provider)} has the issuer of this token and is disabled.`;
}

function quoted({ name }: KnownProvider): string {
  return `“${showName(name)}”`;
}
