import type { ActionResult } from '@/lib/core/action-result';
import type { Policy, PolicyDraft } from '@/lib/core/policies/policy';

/** Which policy a save is for, and the version that its page was filled from. */
export interface PolicyTarget {
  readonly id: string;
  readonly version: number;
}

export interface SavePolicyInput {
  /** Null: as a new policy. */
  readonly target: PolicyTarget | null;
  readonly draft: PolicyDraft;
  /** Why it is saved although tests fail; null: none do, or nobody said. */
  readonly overrule: string | null;
}

/** Saves a policy. */
export type SavePolicy = (input: SavePolicyInput) => Promise<ActionResult<Policy>>;

/** Deletes the policy whose name was typed. */
export type DeletePolicy = (typedName: string) => Promise<ActionResult<unknown>>;
