import type { ActionResult } from '@/lib/core/action-result';
import type { ClaimMapping } from '@/lib/core/claims/claim-mapping';
import type { ActivePolicy } from '@/lib/core/policies/policy';

/** A resource that permissions name, with the actions that they name for it. */
export interface DecisionTarget {
  readonly resource: string;
  /** `*` among them means any. */
  readonly actions: readonly string[];
}

/** What attributes and permissions of a provider's tokens are read by. */
export interface ClaimReading {
  readonly mappings: readonly ClaimMapping[];
  /** Path of the claim that holds permissions; null: none is read. */
  readonly permissionsPath: string | null;
}

/** What deciding in this browser asks the console for; bound to the workspace. Nothing of a token goes along. */
export interface DecisionAsks {
  /** The saved policies that decide on a resource and action, in every environment. */
  readonly onGround: (input: {
    readonly resource: string;
    readonly action: string;
  }) => Promise<ActionResult<readonly ActivePolicy[]>>;
  /** What the tokens of a provider are read by. */
  readonly onReading: (input: {
    readonly providerId: string;
  }) => Promise<ActionResult<ClaimReading>>;
}
