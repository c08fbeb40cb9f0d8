import type { Environment } from '../providers/draft';
import { compilePolicy, type RankedPolicy, type RankedRule, rankPolicy } from './compile-policy';
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
  /** Those for any action are merged in. */
  readonly byAction: ReadonlyMap<string, readonly PriorityLevel[]>;
  /** For actions that no permission names. */
  readonly anyAction: readonly PriorityLevel[];
}

const ANY_ACTION = '*';

/** Finds, once for many requests, what holds for each resource and action, highest priority first. */
export function indexPermissions(
  policies: readonly ActivePolicy[],
  environment: Environment | null,
): ReadonlyMap<string, ResourceIndex> {
  const resources = new Map<string, ResourceIndex>();
  for (const [resource, attached] of attachedByResource(policies, environment)) {
    resources.set(resource, indexActions(attached));
  }
  return resources;
}

function attachedByResource(
  policies: readonly ActivePolicy[],
  environment: Environment | null,
): ReadonlyMap<string, readonly Attached[]> {
  const byResource = new Map<string, Attached[]>();
  // Sorted here, so that every list that is made from these is in the same order.
  for (const policy of policies.toSorted((a, b) => compareTexts(a.id, b.id))) {
    const rank = rankPolicy(compilePolicy(policy));
    for (const permission of policy.permissions) {
      if (!holdsIn(permission, environment)) continue;
      const attached = { ranked: rank(permission.priority), permission };
      listIn(byResource, permission.resource).push(attached);
    }
  }
  return byResource;
}

function holdsIn(permission: PolicyPermission, environment: Environment | null): boolean {
  return (
    environment === null ||
    permission.environment === null ||
    permission.environment === environment
  );
}

function indexActions(attached: readonly Attached[]): ResourceIndex {
  const any: Attached[] = [];
  const named = new Map<string, Attached[]>();
  for (const one of attached) {
    const actions = new Set(one.permission.actions);
    if (actions.has(ANY_ACTION)) any.push(one);
    else for (const action of actions) listIn(named, action).push(one);
  }
  const byAction = new Map<string, readonly PriorityLevel[]>();
  for (const [action, some] of named) byAction.set(action, levelsOf([...some, ...any]));
  return { byAction, anyAction: levelsOf(any) };
}

function levelsOf(attached: readonly Attached[]): readonly PriorityLevel[] {
  const byPriority = new Map<number, Attached[]>();
  for (const one of attached) listIn(byPriority, one.permission.priority).push(one);
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
