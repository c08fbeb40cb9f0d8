import { type RankedPolicy, type RankedRule, rankedPolicy } from './compile-policy';
import type { Decision } from './decision';
import type { ActivePolicy, PolicyPermission } from './policy';

/** A permission, and the policy that it attaches. */
export interface Unranked {
  readonly policy: ActivePolicy;
  readonly permission: PolicyPermission;
}

/** A policy where a permission attached it. */
export interface Attached {
  readonly ranked: RankedPolicy;
  readonly permission: PolicyPermission;
}

/** What is attached to a resource and action at one priority, by policy id. */
export interface PriorityLevel {
  readonly priority: number;
  readonly attached: readonly Attached[];
}

/** What holds for one resource and action. */
export interface DecisionPlan {
  /** In the order in which they decide: by priority, Deny before Allow. The first that matches does. */
  readonly rules: readonly RankedRule[];
  /** What decides where no rule matched. */
  readonly fallback: Decision;
  /** The same by priority, highest first, for explanations. */
  readonly levels: readonly PriorityLevel[];
}

/** Puts in order what is attached to a resource and action; null: nothing is. */
export function planOf(unranked: readonly Unranked[]): DecisionPlan | null {
  const byPriority = new Map<number, Attached[]>();
  for (const { policy, permission } of unranked) {
    const { priority } = permission;
    const attached = byPriority.get(priority) ?? [];
    attached.push({ ranked: rankedPolicy(policy, priority), permission });
    byPriority.set(priority, attached);
  }
  const levels = [...byPriority]
    .map(([priority, attached]) => ({ priority, attached }))
    .toSorted((a, b) => b.priority - a.priority);
  const [highest] = levels;
  if (highest === undefined) return null;
  return { levels, rules: levels.flatMap(rulesOf), fallback: fallbackOf(highest) };
}

function rulesOf(level: PriorityLevel): readonly RankedRule[] {
  const policies = policiesOf(level);
  return [...policies.flatMap(({ denies }) => denies), ...policies.flatMap(({ allows }) => allows)];
}

function fallbackOf(level: PriorityLevel): Decision {
  const [first, ...others] = policiesOf(level);
  if (first === undefined) throw new Error('A priority without a policy.');
  const denying = [first, ...others].find(({ fallback }) => !fallback.allowed);
  return (denying ?? first).fallback;
}

/** Two permissions of one policy may both fit; its rules are asked once. */
function policiesOf({ attached }: PriorityLevel): readonly RankedPolicy[] {
  return [...new Set(attached.map(({ ranked }) => ranked))];
}
