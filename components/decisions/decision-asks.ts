import type { ActionResult } from '@/lib/core/action-result';
import type { ClaimReading } from '@/lib/core/claims/claim-reading';
import type { ActivePolicy } from '@/lib/core/policies/policy';

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
