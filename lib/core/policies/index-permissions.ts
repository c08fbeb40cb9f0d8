import type { Environment } from '../providers/draft';
import type { AttachedTo } from './attached-policies';
import { ANY_ACTION, holdsIn, namesAction } from './covers';
import { type DecisionPlan, planOf, type Unranked } from './decision-plan';
import type { ActivePolicy } from './policy';

/** Finds what holds for a resource and action; null: nothing is attached. */
export type FindPlan = (resource: string, action: string) => DecisionPlan | null;

/** What is attached to one resource in an environment, by policy id. */
interface ResourcePermissions {
  readonly attached: readonly Unranked[];
  /** Every action that is named, `*` among them. */
  readonly actions: ReadonlySet<string>;
}

/** Rules in all plans that are kept; each plan holds what names any action as well. */
const MAX_KEPT = 1_000_000;

/**
 * Finds plans by action and resource. What is attached to a resource is put in order, and its policies are compiled,
 * when they are first asked for, so that to index many takes nothing; plans are kept.
 */
export function indexPermissions(
  attachedTo: AttachedTo,
  environment: Environment | null,
): FindPlan {
  const permissionsOf = permissionsIn(environment, attachedTo);
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
    const permissions = permissionsOf(resource);
    if (permissions === null) return null;
    if (permissions.actions.has(action)) return make(resource, action, permissions);
    // Whatever no permission names is one and the same, so that callers cannot make it many.
    return permissions.actions.has(ANY_ACTION) ? find(resource, ANY_ACTION) : null;
  };
  return find;
}

type PermissionsOf = (resource: string) => ResourcePermissions | null;

/** Null, and nothing kept, for resources that nothing is attached to: callers can make up many. */
function permissionsIn(environment: Environment | null, attachedTo: AttachedTo): PermissionsOf {
  const known = new Map<string, ResourcePermissions>();
  return (resource) => {
    const before = known.get(resource);
    if (before !== undefined) return before;
    const policies = attachedTo(resource);
    if (policies.length === 0) return null;
    const made = permissionsFor(resource, policies, environment);
    known.set(resource, made);
    return made;
  };
}

function permissionsFor(
  resource: string,
  policies: readonly ActivePolicy[],
  environment: Environment | null,
): ResourcePermissions {
  // Sorted here, so that every list that is made from these is in the same order.
  const attached = policies
    .toSorted((a, b) => compareTexts(a.id, b.id))
    .flatMap((policy) =>
      policy.permissions
        .filter((one) => one.resource === resource && holdsIn(one, environment))
        .map((permission) => ({ policy, permission })),
    );
  return { attached, actions: new Set(attached.flatMap((one) => one.permission.actions)) };
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
