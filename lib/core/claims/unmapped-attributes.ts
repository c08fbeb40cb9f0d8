import { MAPPED_PREFIX } from '../policies/attributes';
import type { ConditionTrace, DecisionTrace } from '../policies/decision';
import type { JsonObject } from '../tokens/json-value';
import type { ClaimMapping } from './claim-mapping';
import { nearestClaim } from './nearest-claim';

/** An attribute that a condition lacked because no mapping makes it, and the claim that could. */
export interface UnmappedAttribute {
  /** With `ext_`. */
  readonly attribute: string;
  /** Path of the claim of the token that is most like it. */
  readonly claim: string;
}

/** Findings at most; the mappings need work anyway where there are more. */
const MOST = 5;

/**
 * The attributes that a decision missed, that no row makes, and for which the token has a claim of that
 * name or near it; at most 5, in the order in which the decision looked at them.
 */
export function unmappedAttributes(
  trace: DecisionTrace,
  claims: JsonObject,
  rows: readonly ClaimMapping[],
): readonly UnmappedAttribute[] {
  const made = new Set(rows.map(({ attribute }) => MAPPED_PREFIX + attribute));
  return [...absentIn(trace)]
    .filter((attribute) => attribute.startsWith(MAPPED_PREFIX) && !made.has(attribute))
    .flatMap((attribute) => {
      const claim = nearestClaim(claims, attribute.slice(MAPPED_PREFIX.length));
      return claim === null ? [] : [{ attribute, claim }];
    })
    .slice(0, MOST);
}

function absentIn({ permissions }: DecisionTrace): ReadonlySet<string> {
  const conditions = permissions.flatMap(({ rules }) => rules.flatMap((rule) => rule.conditions));
  return new Set(conditions.flatMap(absentAt));
}

function absentAt(trace: ConditionTrace): readonly string[] {
  if (trace.kind !== 'condition') return trace.parts.flatMap(absentAt);
  return trace.unknown?.why === 'absent' ? [trace.unknown.attribute] : [];
}
