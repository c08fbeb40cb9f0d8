import { emptyDraft } from '@/lib/core/providers/draft';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import type { Trust, TrustedProvider } from '@/lib/core/tokens/trusted-provider';

/**
 * The saved providers as issuers are compared with them. The page looks at all environments at once, so
 * what is enabled in any of them is trusted here; rules are not in it, for nothing is accepted by it.
 */
export function trustOfKnown(known: readonly KnownProvider[]): Trust {
  return {
    providers: known.filter(({ enabled }) => enabled).map(withoutRules),
    others: known.filter(({ enabled }) => !enabled),
  };
}

function withoutRules({ id, name, type, environment, issuers }: KnownProvider): TrustedProvider {
  const { audienceRule, azpRule, clockToleranceSeconds, tokenKind } = emptyDraft(type);
  return {
    id,
    name,
    type,
    environment,
    issuers,
    audiences: [],
    audienceRule,
    azpRule,
    authorizedParties: [],
    algorithms: [],
    clockToleranceSeconds,
    tokenKind,
    permissionsPath: null,
    requiredClaims: [],
  };
}
