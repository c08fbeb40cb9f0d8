import { type RankedPolicy, type RankedRule, rankedPolicy } from './compile-policy';
import type { Decision } from './decision';
import type { ActivePolicy, PolicyPermission } from './policy';

/** A permission, and the policy that it attaches. */
export interface Unranked {
  readonly policy: ActivePolicy;
  readonly permission: PolicyPermission;
}

/** What is attached to a resource and action at one priority, by policy id. */
export interface PriorityLevel {
  readonly priority: number;
  readonly attached: readonly Unranked[];
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

/**
 * Puts in order what is attached to a resource and action; null: nothing is. The rules of a policy are
 * there once, at its highest priority: a rule that did not match there matches at none below.
 */
export function planOf(unranked: readonly Unranked[]): DecisionPlan | null {
  const byPriority = new Map<number, Unranked[]>();
  for (const one of unranked) {
    const { priority } = one.permission;
    const attached = byPriority.get(priority) ?? [];
    attached.push(one);
    byPriority.set(priority, attached);
  }
  const levels = [...byPriority]
    .map(([priority, attached]) => ({ priority, attached }))
    .toSorted((a, b) => b.priority - a.priority);
  const [highest, ...lower] = rankedOnce(levels);
  if (highest === undefined) return null;
  return {
    levels,
    rules: [highest, ...lower].flatMap(rulesOf),
    fallback: fallbackOf(highest),
  };
}

/** The policies of each level that no higher one has, each once. */
function rankedOnce(levels: readonly PriorityLevel[]): readonly (readonly RankedPolicy[])[] {
  const seen = new Set<ActivePolicy>();
  return levels.map(({ priority, attached }) => {
    const fresh = new Set(attached.map(({ policy }) => policy).filter((one) => !seen.has(one)));
    for (const policy of fresh) seen.add(policy);
    return [...fresh].map((policy) => rankedPolicy(policy, priority));
  });
}

function rulesOf(policies: readonly RankedPolicy[]): readonly RankedRule[] {
  return [...policies.flatMap(({ denies }) => denies), ...policies.flatMap(({ allows }) => allows)];
}

/** The defaults of the highest level, which has every policy that it is attached to. */
function fallbackOf([first, ...others]: readonly RankedPolicy[]): Decision {
  if (first === undefined) throw new Error('A priority without a policy.');
  const denying = [first, ...others].find(({ fallback }) => !fallback.allowed);
  return (denying ?? first).fallback;
}
