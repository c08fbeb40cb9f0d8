import type { PolicyPermission } from './policy';
import type { Effect } from './specification';

/** A policy as the list shows it. */
export interface PolicyListItem {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  /** What is stored cannot be read, so it denies whatever it is attached to. */
  readonly unreadable: boolean;
  readonly defaultEffect: Effect;
  readonly ruleCount: number;
  readonly testCount: number;
  /** None: it decides nothing. */
  readonly permissions: readonly PolicyPermission[];
  readonly updatedAt: string;
  readonly updatedBy: string;
}
