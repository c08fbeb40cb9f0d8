import type { AttributeValue } from './attributes';
import type { Phrase } from './phrase';
import type { Condition } from './specification';

/** What makes a changed attribute worth a second look. */
export type ChangeNote = 'letter case' | 'white space' | 'default was used';

/** One attribute that would have to be different. */
export interface AttributeChange {
  /** `ext_*` or `context.*`. */
  readonly attribute: string;
  /** What it is; null: absent. */
  readonly from: AttributeValue | null;
  /** A value that flips the decision; null: absent. */
  readonly to: AttributeValue | null;
  /** The condition that the change is made for. */
  readonly condition: Condition;
  /** Whether that condition has to hold, or (a Deny, or below `not`) must not. */
  readonly holds: boolean;
  readonly note: ChangeNote | null;
  /** As a wish: `context.orderAmount` were less than 1000. */
  readonly phrase: Phrase;
}

/** A set of changes that flips a denial into an Allow when all of them are made. */
export interface ChangeAlternative {
  readonly changes: readonly AttributeChange[];
  /** All of its changes as one wish, with what is there now. */
  readonly phrase: Phrase;
}

/** The smallest change that would allow what was denied. */
export type SmallestChange =
  /** Equally small alternatives, one to five; nothing smaller was found within the search. */
  | {
      readonly kind: 'found';
      readonly alternatives: readonly ChangeAlternative[];
      /** False: the search ended at its bound, so something smaller may exist. */
      readonly isSmallest: boolean;
      readonly sentence: string;
    }
  /** The search is complete: no change of up to three attributes helps. */
  | { readonly kind: 'none'; readonly sentence: string }
  /** The search ended at its bound before anything was found. */
  | { readonly kind: 'not_searched_further'; readonly sentence: string }
  /** No attribute can help: nothing covers the action, or a required claim is missing. */
  | { readonly kind: 'no_attribute'; readonly sentence: string };
