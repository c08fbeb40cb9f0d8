import type { JsonObject } from '../tokens/json-value';
import type { Attributes, AttributeValue } from './attributes';
import type { Condition, Effect } from './specification';

/** What is asked: may this subject do this? */
export interface DecisionRequest {
  /** `ext_*` and `permissions`; resource, action and now are added from below. */
  readonly attributes: Attributes;
  readonly resource: string;
  readonly action: string;
  readonly context: JsonObject;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Why a decision was reached; never renamed. Refusals of the token itself have the token's code instead. */
export type DecisionReason =
  | 'RULE_ALLOWED'
  | 'RULE_DENIED'
  | 'DEFAULT_ALLOWED'
  | 'DEFAULT_DENIED'
  /** No permission names the resource and action. */
  | 'NO_POLICY'
  /** A required mapping found nothing. */
  | 'MISSING_CLAIM';

export interface Decision {
  readonly allowed: boolean;
  readonly reason: DecisionReason;
  /** Whose rule or default decided, in which version; null: none did. */
  readonly policy: { readonly id: string; readonly name: string; readonly version: number } | null;
  /** The rule that decided; null: a default, or nothing. */
  readonly ruleId: string | null;
  /** Of the permission that decided; null: none did. */
  readonly priority: number | null;
  /** The stored policy that decided cannot be read, so it denies whoever comes. */
  readonly unreadable?: true;
}

/** Whether a condition holds; unknown where what it looks at is not there or of another type. */
export type Outcome = 'true' | 'false' | 'unknown';

/** Why a condition is unknown. `empty`: what `valueFrom` names holds an empty text or list. */
export type UnknownReason = 'absent' | 'null' | 'empty' | 'wrong_type';

/** One condition as it was evaluated, or conditions put together. */
export type ConditionTrace =
  | {
      readonly kind: 'condition';
      readonly condition: Condition;
      readonly outcome: Outcome;
      /** What was there, shortened; null: nothing, or nothing that policies know. */
      readonly actual: AttributeValue | null;
      /** How many characters or entries that has in whole, where it was shortened; null: it is whole. */
      readonly actualSize: number | null;
      /** What it was compared with, shortened: the values written, or what `valueFrom` read; null: nothing. */
      readonly wanted: AttributeValue | null;
      /** As `actualSize`. */
      readonly wantedSize: number | null;
      /** Which side is to blame for `unknown`, and why; null: known. */
      readonly unknown: { readonly attribute: string; readonly why: UnknownReason } | null;
      /** It would hold if letter case did not matter. */
      readonly differsInCaseOnly: boolean;
    }
  | {
      readonly kind: 'all_of' | 'any_of' | 'not';
      readonly outcome: Outcome;
      readonly parts: readonly ConditionTrace[];
    };

export interface RuleTrace {
  readonly ruleId: string;
  readonly effect: Effect;
  /** Whether all of its conditions are true. */
  readonly matched: boolean;
  readonly conditions: readonly ConditionTrace[];
}

/** A policy by the permission that named it, and what its rules said. */
export interface PermissionTrace {
  readonly policyId: string;
  readonly policyName: string;
  readonly policyVersion: number;
  readonly resource: string;
  readonly actions: readonly string[];
  readonly priority: number;
  readonly defaultEffect: Effect;
  /** What is stored of it cannot be read, so it denies and has no rules to tell. */
  readonly unreadable?: true;
  /** `decided`: the decision is of its priority; `passed`: nothing of its priority matched; `not_reached`: a higher one decided. */
  readonly state: 'decided' | 'passed' | 'not_reached';
  /** Empty where they were not reached, or are told elsewhere. */
  readonly rules: readonly RuleTrace[];
  /** Which of the permissions, from 0, tells the rules of the same policy; null: this one does. */
  readonly rulesAt: number | null;
  /** How many rules are not told, because the request was told enough. */
  readonly rulesLeftOut: number;
}

/** Every permission and rule that was considered, highest priority first. */
export interface DecisionTrace {
  readonly permissions: readonly PermissionTrace[];
  /** How many permissions are not told, because the request was told enough. */
  readonly permissionsLeftOut: number;
}

export interface ExplainedDecision {
  readonly decision: Decision;
  readonly trace: DecisionTrace;
}
