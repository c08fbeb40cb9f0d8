import type { DecisionReason } from './decision';
import type { Effect } from './specification';

/** How a policy's test went. */
export interface PolicyTestResult {
  readonly name: string;
  readonly expected: Effect;
  readonly got: Effect;
  readonly reason: DecisionReason;
  /** The rule that decided; null: the default. */
  readonly ruleId: string | null;
  readonly passed: boolean;
  /** The saved policy gives the other effect. */
  readonly changedByDraft: boolean;
}
