import type { ClaimMapping } from '../claims/claim-mapping';
import { mapClaims } from '../claims/map-claims';
import type { ValidMachineKey, ValidToken } from '../tokens/verdict';
import type { Attributes, AttributeValue } from './attributes';
import type { PolicySnapshot } from './policy-snapshot';

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

/**
 * The mappings that apply to whoever was accepted; a machine key has no claims. Null also for a provider that
 * the snapshot does not know, being older than the trust: what it requires is not known either.
 */
export function mappingsFor(
  accepted: ValidToken | ValidMachineKey,
  { mappings }: Pick<PolicySnapshot, 'mappings'>,
): DecisionSubject['mappings'] {
  if (accepted.kind === 'machine_key') return NO_MAPPINGS;
  return mappings.get(accepted.providerId) ?? null;
}

/** Reads whom decisions are about. */
export function subjectBy(
  accepted: ValidToken | ValidMachineKey,
  mappings: DecisionSubject['mappings'],
): DecisionSubject {
  const attributes = new AttributeBag();
  attributes.permissions = accepted.permissions;
  if (accepted.kind === 'machine_key' || mappings === null || mappings.length === 0) {
    return { mappings, attributes, missing: null };
  }
  const { missing } = mapClaims(accepted.claims, mappings, attributes);
  return { mappings, attributes, missing };
}

/** Inherits nothing, as an object without a prototype, and is made and read several times as fast. */
class AttributeBag {
  [name: string]: AttributeValue;
}
Object.setPrototypeOf(AttributeBag.prototype, null);
Reflect.deleteProperty(AttributeBag.prototype, 'constructor');
