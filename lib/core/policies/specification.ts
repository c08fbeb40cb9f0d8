import type { AttributeScalar } from './attributes';
import type { FunctionName } from './function-names';

export const EFFECTS = ['Allow', 'Deny'] as const;
export type Effect = (typeof EFFECTS)[number];

/**
 * One comparison. What it compares with is `value`, `values` or the attribute that `valueFrom` names, as
 * its function asks; exactly one of them is there, or none for `exists` and its like.
 */
export interface Condition {
  readonly function: FunctionName;
  readonly attribute: string;
  readonly value?: AttributeScalar;
  readonly values?: readonly AttributeScalar[];
  readonly valueFrom?: string;
  /** For functions of texts and lists; default false. */
  readonly ignoreCase?: boolean;
  /** IANA name, for functions of times; default UTC. */
  readonly timeZone?: string;
}

/** Conditions put together; three-valued, so that `not` of what is unknown is unknown. */
export type Composite =
  | { readonly all_of: readonly ConditionNode[] }
  | { readonly any_of: readonly ConditionNode[] }
  | { readonly not: ConditionNode };

export type ConditionNode = Condition | Composite;

/** A rule matches when all of its conditions are true; one without conditions always matches. */
export interface Rule {
  readonly rule_id: string;
  readonly effect: Effect;
  readonly conditions: readonly ConditionNode[];
}

/** What a policy says, in the documents' own names. */
export interface Specification {
  readonly rules: readonly Rule[];
  readonly default: { readonly effect: Effect };
}

/** Something wrong with a document, and where. */
export interface SpecificationProblem {
  /** JSON Pointer (RFC 6901) into the document; '' is the whole. */
  readonly at: string;
  /** What is wrong and what to do, as a sentence. */
  readonly message: string;
}
