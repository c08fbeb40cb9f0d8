import { type AttributeValue, MAPPED_PREFIX } from '../policies/attributes';
import type { JsonObject } from '../tokens/json-value';
import { isAttributeValue } from './attribute-value';
import type { ClaimMapping } from './claim-mapping';
import { isAbsent, readClaim } from './claim-path';
import type { MappedClaims } from './mapped-claims';

/** Whole names by row, so that a decision puts no texts together. */
const wholeNames = new WeakMap<readonly ClaimMapping[], readonly string[]>();

/**
 * The attributes that the claims of a token make. Types are kept: nothing is converted. A default
 * stands in for a claim that is absent or null, not for one of a wrong type. `attributes` are those that
 * are there already, to which these are added; default: none. Never throws.
 */
export function mapClaims(
  claims: JsonObject,
  mappings: readonly ClaimMapping[],
  attributes: Record<string, AttributeValue> = Object.create(null),
): MappedClaims {
  const names = wholeNamesOf(mappings);
  let missing: ClaimMapping | null = null;
  for (let index = 0; index < mappings.length; index += 1) {
    const mapping = mappings[index];
    const name = names[index];
    if (mapping === undefined || name === undefined) break;
    const value = mappedValue(claims, mapping);
    if (value !== undefined) attributes[name] = value;
    else if (mapping.required) missing ??= mapping;
  }
  return { attributes, missing };
}

function mappedValue(claims: JsonObject, mapping: ClaimMapping): AttributeValue | undefined {
  const value = readClaim(claims, mapping.jwtPath);
  if (isAbsent(value)) return mapping.defaultValue;
  return isAttributeValue(value) ? value : undefined;
}

function wholeNamesOf(mappings: readonly ClaimMapping[]): readonly string[] {
  const before = wholeNames.get(mappings);
  if (before !== undefined) return before;
  const names = mappings.map(({ attribute }) => MAPPED_PREFIX + attribute);
  wholeNames.set(mappings, names);
  return names;
}
