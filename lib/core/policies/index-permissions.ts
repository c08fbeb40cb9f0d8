import type { Environment } from '../providers/draft';
import { type RankedPolicy, type RankedRule, rankedPolicy } from './compile-policy';
import type { Decision } from './decision';
import type { ActivePolicy, PolicyPermission } from './policy';

/** A policy where a permission attached it. */
export interface Attached {
  readonly ranked: RankedPolicy;
  readonly permission: PolicyPermission;
}

/** What one priority says about a resource and action. */
export interface PriorityLevel {
  readonly priority: number;
  readonly attached: readonly Attached[];
  readonly denies: readonly RankedRule[];
  readonly allows: readonly RankedRule[];
  /** What decides where no rule of any priority matched. */
  readonly fallback: Decision;
}

/** What holds for one resource. */
export interface ResourceIndex {
  /** For an action, highest priority first: what names it, and what names any. */
  readonly levelsFor: (action: string) => readonly PriorityLevel[];
}

/** A permission, and the policy that it attaches. */
interface Unranked {
  readonly policy: ActivePolicy;
  readonly permission: PolicyPermission;
}

const ANY_ACTION = '*';
/** Of how many actions of one resource the levels are kept: each holds what names any action as well. */
const KEPT_ACTIONS = 200;

/**
 * Finds what holds for each resource and action. A policy is compiled when its resource and action are
 * first asked for, so that to index many takes no longer than to look at their permissions.
 */
export function indexPermissions(
  policies: readonly ActivePolicy[],
  environment: Environment | null,
): ReadonlyMap<string, ResourceIndex> {
  const byResource = new Map<string, Unranked[]>();
  // Sorted here, so that every list that is made from these is in the same order.
  for (const policy of policies.toSorted((a, b) => compareTexts(a.id, b.id))) {
    for (const permission of policy.permissions) {
      if (!holdsIn(permission, environment)) continue;
      listIn(byResource, permission.resource).push({ policy, permission });
    }
  }
  const indexes = new Map<string, ResourceIndex>();
  for (const [resource, attached] of byResource) indexes.set(resource, indexActions(attached));
  return indexes;
}

function holdsIn(permission: PolicyPermission, environment: Environment | null): boolean {
  return (
    environment === null ||
    permission.environment === null ||
    permission.environment === environment
  );
}

function indexActions(attached: readonly Unranked[]): ResourceIndex {
  let named: ReadonlySet<string> | null = null;
  const kept = new Map<string, readonly PriorityLevel[]>();
  const levelsFor = (asked: string) => {
    const known = kept.get(asked);
    if (known !== undefined) return known;
    named ??= new Set(attached.flatMap(({ permission }) => permission.actions));
    // Whatever no permission names is one and the same, so that callers cannot make it many.
    const action = named.has(asked) ? asked : ANY_ACTION;
    const levels = kept.get(action) ?? levelsOf(attached.filter(namesIt(action)));
    if (kept.size >= KEPT_ACTIONS) kept.clear();
    kept.set(action, levels);
    return levels;
  };
  return { levelsFor };
}

function namesIt(action: string): (attached: Unranked) => boolean {
  return ({ permission: { actions } }) => actions.includes(ANY_ACTION) || actions.includes(action);
}

function levelsOf(unranked: readonly Unranked[]): readonly PriorityLevel[] {
  const byPriority = new Map<number, Attached[]>();
  for (const { policy, permission } of unranked) {
    const { priority } = permission;
    listIn(byPriority, priority).push({ ranked: rankedPolicy(policy, priority), permission });
  }
  return [...byPriority.values()].map(levelOf).toSorted((a, b) => b.priority - a.priority);
}

function levelOf(unsorted: readonly Attached[]): PriorityLevel {
  const attached = unsorted.toSorted((a, b) => compareTexts(a.ranked.id, b.ranked.id));
  // Two permissions of one policy may both fit; its rules are asked once.
  const policies = [...new Set(attached.map(({ ranked }) => ranked))];
  const [first] = policies;
  if (first === undefined) throw new Error('A priority without a policy.');
  const denying = policies.find(({ fallback }) => !fallback.allowed);
  return {
    priority: first.priority,
    attached,
    denies: policies.flatMap(({ denies }) => denies),
    allows: policies.flatMap(({ allows }) => allows),
    fallback: (denying ?? first).fallback,
  };
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function listIn<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
