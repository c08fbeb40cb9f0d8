import type { ClaimMapping } from '@/lib/core/claims/claim-mapping';
import { mapClaims } from '@/lib/core/claims/map-claims';
import type { Attributes, AttributeValue } from '@/lib/core/policies/attributes';
import type { ValidMachineKey, ValidToken } from '@/lib/core/tokens/verdict';
import type { PolicySnapshot } from './policies-of';

/** Whom decisions are about, as policies see them. */
export interface DecisionSubject {
  /** By which they were read; null: those of the provider cannot be read, so nobody knows the attributes. */
  readonly mappings: readonly ClaimMapping[] | null;
  /** `ext_*` and `permissions`. */
  readonly attributes: Attributes;
  /** The first required mapping that found nothing; null: none. */
  readonly missing: ClaimMapping | null;
}

const NO_MAPPINGS: readonly ClaimMapping[] = [];

/** The mappings that apply to whoever was accepted; a machine key has no claims. */
export function mappingsFor(
  accepted: ValidToken | ValidMachineKey,
  { mappings }: PolicySnapshot,
): DecisionSubject['mappings'] {
  if (accepted.kind === 'machine_key') return NO_MAPPINGS;
  const saved = mappings.get(accepted.providerId);
  return saved === undefined ? NO_MAPPINGS : saved;
}

/** Reads whom decisions are about. */
export function subjectBy(
  accepted: ValidToken | ValidMachineKey,
  mappings: DecisionSubject['mappings'],
): DecisionSubject {
  const attributes: Record<string, AttributeValue> = Object.create(null);
  attributes.permissions = accepted.permissions;
  if (accepted.kind === 'machine_key' || mappings === null || mappings.length === 0) {
    return { mappings, attributes, missing: null };
  }
  const mapped = mapClaims(accepted.claims, mappings);
  for (const name in mapped.attributes) {
    const value = mapped.attributes[name];
    if (value !== undefined) attributes[name] = value;
  }
  return { mappings, attributes, missing: mapped.missing };
}
