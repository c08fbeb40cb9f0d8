import type { Environment } from '../providers/draft';
import { ANY_ACTION, holdsIn, namesAction } from './covers';
import { type DecisionPlan, planOf, type Unranked } from './decision-plan';
import type { ActivePolicy } from './policy';

/** Finds what holds for a resource and action; null: nothing is attached. */
export type FindPlan = (resource: string, action: string) => DecisionPlan | null;

/** What is attached to one resource, by policy id. */
interface ResourcePermissions {
  readonly attached: readonly Unranked[];
  /** Every action that is named, `*` among them. */
  readonly actions: ReadonlySet<string>;
}

/** Rules in all plans that are kept; each plan holds what names any action as well. */
const MAX_KEPT = 1_000_000;

/**
 * Finds plans by action and resource. A policy is compiled when its resource and action are first asked
 * for, so that to index many takes no longer than to look at their permissions; plans are kept.
 */
export function indexPermissions(
  policies: readonly ActivePolicy[],
  environment: Environment | null,
): FindPlan {
  const resources = attachedByResource(policies, environment);
  const kept = new Map<string, Map<string, DecisionPlan>>();
  let keptRules = 0;
  const make = (resource: string, action: string, { attached }: ResourcePermissions) => {
    const plan = planOf(attached.filter(({ permission }) => namesAction(permission, action)));
    if (plan === null) return null;
    keptRules += 1 + plan.rules.length;
    if (keptRules > MAX_KEPT) {
      kept.clear();
      keptRules = 1 + plan.rules.length;
    }
    const byResource = kept.get(action) ?? new Map<string, DecisionPlan>();
    kept.set(action, byResource.set(resource, plan));
    return plan;
  };
  const find: FindPlan = (resource, action) => {
    const known = kept.get(action)?.get(resource);
    if (known !== undefined) return known;
    const permissions = resources.get(resource);
    if (permissions === undefined) return null;
    if (permissions.actions.has(action)) return make(resource, action, permissions);
    // Whatever no permission names is one and the same, so that callers cannot make it many.
    return permissions.actions.has(ANY_ACTION) ? find(resource, ANY_ACTION) : null;
  };
  return find;
}

function attachedByResource(
  policies: readonly ActivePolicy[],
  environment: Environment | null,
): ReadonlyMap<string, ResourcePermissions> {
  const resources = new Map<string, { attached: Unranked[]; actions: Set<string> }>();
  // Sorted here, so that every list that is made from these is in the same order.
  for (const policy of policies.toSorted((a, b) => compareTexts(a.id, b.id))) {
    for (const permission of policy.permissions) {
      if (!holdsIn(permission, environment)) continue;
      const { resource, actions } = permission;
      const found = resources.get(resource) ?? { attached: [], actions: new Set() };
      found.attached.push({ policy, permission });
      for (const action of actions) found.actions.add(action);
      resources.set(resource, found);
    }
  }
  return resources;
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
