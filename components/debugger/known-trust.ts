import { type Environment, emptyDraft } from '@/lib/core/providers/draft';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import type { Trust, TrustedProvider } from '@/lib/core/tokens/trusted-provider';

/**
 * The saved providers as issuers are compared with them, in one environment or (null) in all of them at
 * once. Rules are not in it, for nothing is accepted by it.
 */
export function trustOfKnown(
  known: readonly KnownProvider[],
  environment: Environment | null = null,
): Trust {
  const isTrusted = (one: KnownProvider) =>
    one.enabled && (environment === null || one.environment === environment);
  return {
    providers: known.filter(isTrusted).map(withoutRules),
    others: known.filter((one) => !isTrusted(one)),
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
