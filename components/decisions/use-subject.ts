import { useMemo } from 'react';
import type { ClaimReading } from '@/lib/core/claims/claim-reading';
import { explainMappings } from '@/lib/core/claims/explain-mappings';
import { mapClaims } from '@/lib/core/claims/map-claims';
import type { MappedRow } from '@/lib/core/claims/mapped-claims';
import { type Attributes, MAPPED_PREFIX } from '@/lib/core/policies/attributes';
import type { Environment } from '@/lib/core/providers/draft';
import type { JsonObject } from '@/lib/core/tokens/json-value';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import { permissionsOf } from '@/lib/core/tokens/permissions-claim';
import type { DecisionAsks } from './decision-asks';
import type { ProviderMatch } from './provider-match';
import type { MissingClaim } from './simulate';
import { type NotFetched, useAnswer } from './use-answer';

/** What policies know of whoever shows a token. */
export interface TokenSubject {
  readonly provider: KnownProvider;
  readonly claims: JsonObject;
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
  | {
      readonly kind: 'problem';
      readonly sentence: string;
      /** The environment in which it could be read; null: none. */
      readonly elsewhere: Environment | null;
    }
  | NotFetched
  | { readonly kind: 'read'; readonly subject: TokenSubject };

/** What claims mean to policies by the mappings of a provider. */
export function subjectOf(
  claims: JsonObject,
  provider: KnownProvider,
  { mappings, permissionsPath }: ClaimReading,
): TokenSubject {
  const permissions = permissionsOf(claims, permissionsPath);
  const known = { provider, claims, permissions, permissionsPath };
  if (mappings === null) {
    return { ...known, attributes: { permissions }, rows: [], missing: 'unreadable' };
  }
  const { attributes, missing } = mapClaims(claims, mappings);
  return {
    ...known,
    attributes: { ...attributes, permissions },
    rows: explainMappings(claims, mappings),
    missing,
  };
}

/** Reads claims by the mappings of the provider that was found; null: there are no claims. */
export function useSubject(
  claims: JsonObject | null,
  match: ProviderMatch | null,
  asks: DecisionAsks,
): Subject {
  const providerId = match?.kind === 'found' ? match.provider.id : null;
  const reading = useAnswer(
    claims === null ? null : providerId,
    () => asks.onReading({ providerId: providerId ?? '' }),
    0,
  );
  return useMemo(() => {
    if (claims === null || match === null) return { kind: 'none' };
    if (match.kind === 'none') return { ...match, kind: 'problem' };
    if (reading.kind === 'failed') return reading;
    if (reading.kind !== 'had') return { kind: 'waiting' };
    return { kind: 'read', subject: subjectOf(claims, match.provider, reading.value) };
  }, [claims, match, reading]);
}

/** Whole names of the attributes that have their mapping's default. */
export function defaultedIn(rows: readonly MappedRow[]): ReadonlySet<string> {
  const defaults = rows.filter(({ outcome }) => outcome === 'default');
  return new Set(defaults.map(({ mapping }) => MAPPED_PREFIX + mapping.attribute));
}
