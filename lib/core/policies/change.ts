import type { AttributeValue } from './attributes';
import type { Phrase } from './phrase';
import type { Condition } from './specification';

/** What makes a changed attribute worth a second look. */
export type ChangeNote = 'letter case' | 'white space' | 'default was used';

/** One attribute that would have to be different. */
export interface AttributeChange {
  /** `ext_*` or `context.*`. */
  readonly attribute: string;
  /** What it is; null: absent, or nothing that policies know. */
  readonly from: AttributeValue | null;
  /** A value that flips the decision; null: absent. */
  readonly to: AttributeValue | null;
  /** The condition that the change is made for. */
  readonly condition: Condition;
  /** Whether that condition holds once the change is made; false: it has to fail or to be unknown. */
  readonly holds: boolean;
  readonly note: ChangeNote | null;
  /** As a wish: `context.orderAmount` were less than 1000. Any value that fulfils it helps. */
  readonly phrase: Phrase;
}

/** Changes that flip a denial into an Allow when all of them are made. */
export interface ChangeAlternative {
  readonly changes: readonly AttributeChange[];
  /** All of its changes as one wish. */
  readonly phrase: Phrase;
  /** As a whole sentence, with what is there now. */
  readonly sentence: string;
}

/** The smallest change that would allow what was denied. */
export type SmallestChange =
  | {
      readonly kind: 'found';
      /** Of the same size, one to five. */
      readonly alternatives: readonly [ChangeAlternative, ...ChangeAlternative[]];
      /** Whether nothing smaller helps for certain. */
      readonly isSmallest: boolean;
      /** Why something smaller may exist, as a sentence; null: it does not. */
      readonly caveat: string | null;
    }
  | {
      /**
       * `none`: no change of up to three attributes helps, or none of the values tried does.
       * `not_searched_further`: the search ended at its bound.
       * `no_attribute`: nothing covers the action, or a required claim is missing.
       */
      readonly kind: 'none' | 'not_searched_further' | 'no_attribute';
      readonly sentence: string;
    };
