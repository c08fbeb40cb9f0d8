import { useMemo } from 'react';
import type { ClaimReading } from '@/lib/core/claims/claim-reading';
import { explainMappings } from '@/lib/core/claims/explain-mappings';
import { mapClaims } from '@/lib/core/claims/map-claims';
import type { MappedRow } from '@/lib/core/claims/mapped-claims';
import { type Attributes, MAPPED_PREFIX } from '@/lib/core/policies/attributes';
import type { Environment } from '@/lib/core/providers/draft';
import type { JsonObject } from '@/lib/core/tokens/json-value';
import { type KnownProvider, matchIssuer } from '@/lib/core/tokens/match-issuer';
import { permissionsOf } from '@/lib/core/tokens/permissions-claim';
import type { DecisionAsks } from './decision-asks';
import type { MissingClaim } from './simulate';
import { useAnswer } from './use-answer';

/** What policies know of whoever shows a token. */
export interface TokenSubject {
  readonly provider: KnownProvider;
  /** `ext_*` and `permissions`. */
  readonly attributes: Attributes;
  readonly rows: readonly MappedRow[];
  readonly permissions: readonly string[];
  /** Null: the provider names no claim for them. */
  readonly permissionsPath: string | null;
  readonly missing: MissingClaim;
}

/** A token's subject, or how far it is from being one. */
export type Subject =
  | { readonly kind: 'none' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'problem'; readonly sentence: string }
  | { readonly kind: 'read'; readonly subject: TokenSubject };

/** What claims mean to policies by the mappings of a provider. */
export function subjectOf(
  claims: JsonObject,
  provider: KnownProvider,
  { mappings, permissionsPath }: ClaimReading,
): TokenSubject {
  const permissions = permissionsOf(claims, permissionsPath);
  if (mappings === null) {
    const attributes = { permissions };
    return { provider, attributes, rows: [], permissions, permissionsPath, missing: 'unreadable' };
  }
  const { attributes, missing } = mapClaims(claims, mappings);
  return {
    provider,
    attributes: { ...attributes, permissions },
    rows: explainMappings(claims, mappings),
    permissions,
    permissionsPath,
    missing,
  };
}

/** Reads claims by the mappings of the provider; null: there are none to read, or nobody to read them by. */
export function useSubject(
  claims: JsonObject | null,
  provider: KnownProvider | null,
  asks: DecisionAsks,
): Subject {
  const reading = useAnswer(
    claims === null || provider === null ? null : provider.id,
    () => asks.onReading({ providerId: provider?.id ?? '' }),
    0,
  );
  return useMemo(() => {
    if (claims === null) return { kind: 'none' };
    if (provider === null) {
      return { kind: 'problem', sentence: 'No enabled provider has the issuer of this token.' };
    }
    if (reading.kind === 'failed') return { kind: 'problem', sentence: reading.sentence };
    if (reading.kind !== 'had') return { kind: 'waiting' };
    return { kind: 'read', subject: subjectOf(claims, provider, reading.value) };
  }, [claims, provider, reading]);
}

/** The enabled provider that the issuer of claims selects, in an environment or (null) in whichever comes first. */
export function providerOf(
  claims: JsonObject | null,
  providers: readonly KnownProvider[],
  environment: Environment | null,
): KnownProvider | null {
  if (claims === null) return null;
  const match = matchIssuer(claims.iss, providers);
  if (match.kind !== 'matched') return null;
  return (
    match.providers.find((one) => environment === null || one.environment === environment) ?? null
  );
}

/** Whole names of the attributes that have their mapping's default. */
export function defaultedIn(rows: readonly MappedRow[]): ReadonlySet<string> {
  const defaults = rows.filter(({ outcome }) => outcome === 'default');
  return new Set(defaults.map(({ mapping }) => MAPPED_PREFIX + mapping.attribute));
}
