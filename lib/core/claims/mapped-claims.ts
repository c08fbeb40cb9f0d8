import type { Attributes, AttributeValue } from '../policies/attributes';
import type { ClaimMapping } from './claim-mapping';

/** Attributes of a token, and the first required one that it lacks. */
export interface MappedClaims {
  /** By their whole names (`ext_role`); no prototype. */
  readonly attributes: Attributes;
  /** The first required mapping that found nothing it could use; null: none. */
  readonly missing: ClaimMapping | null;
}

/** By which rule a path found its claim. */
export type PathRule = 'literal' | 'pointer' | 'dots';

/** Why a claim became no attribute. */
export type AbsentReason =
  | 'absent'
  | 'null'
  /** An object, or a list with something else than texts, numbers and booleans. */
  | 'wrong_type'
  /** A step of the path leads to nothing, or into a plain value. */
  | 'path_broke';

/** What one row made of a token, for people. */
export interface MappedRow {
  readonly mapping: ClaimMapping;
  readonly outcome: 'mapped' | 'default' | 'absent';
  /** The value that the attribute has; null: none. */
  readonly value: AttributeValue | null;
  /** By which rule the path was read; null: it found nothing. */
  readonly rule: PathRule | null;
  /** The names from the payload down to what was read, as far as the path led. */
  readonly steps: readonly string[];
  /** Null where the outcome is `mapped`. */
  readonly why: AbsentReason | null;
  /** A claim that is there and is empty: '' or a list of nothing. It is mapped all the same. */
  readonly isEmpty: boolean;
  /** A sentence on what was read or why not. */
  readonly sentence: string;
}
