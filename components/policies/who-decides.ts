import type { PolicyPermission } from '@/lib/core/policies/policy';
import type { Effect } from '@/lib/core/policies/specification';
import type { Environment } from '@/lib/core/providers/draft';

/** A policy as the view by resource needs it. */
export interface AttachedPolicy {
  readonly id: string;
  readonly name: string;
  readonly defaultEffect: Effect;
  readonly permissions: readonly PolicyPermission[];
}

/** One policy that is asked about an action. */
export interface Decider {
  readonly id: string;
  readonly name: string;
  readonly priority: number;
  readonly defaultEffect: Effect;
  /** Null: in every environment. */
  readonly environment: Environment | null;
  /** It names the action by `*`. */
  readonly byAny: boolean;
}

/** Who is asked about one action of a resource, the first to be asked first. */
export interface ActionDeciders {
  /** `*` is every action that no permission names. */
  readonly action: string;
  readonly deciders: readonly Decider[];
}

export interface ResourceDeciders {
  readonly resource: string;
  readonly actions: readonly ActionDeciders[];
}

/** Resource and action against the policies that decide them, by priority; names in order. */
export function whoDecides(policies: readonly AttachedPolicy[]): readonly ResourceDeciders[] {
  const resources = new Set(policies.flatMap(({ permissions }) => permissions.map(resourceOf)));
  return [...resources].sort(byText).map((resource) => {
    const attached = policies.flatMap((policy) => attachmentsOf(policy, resource));
    const actions = new Set(attached.flatMap(({ permission }) => permission.actions));
    return {
      resource,
      actions: [...actions].sort(anyLast).map((action) => ({
        action,
        deciders: attached.flatMap((each) => deciderOf(each, action)).sort(byPriority),
      })),
    };
  });
}

interface Attachment {
  readonly policy: AttachedPolicy;
  readonly permission: PolicyPermission;
}

function attachmentsOf(policy: AttachedPolicy, resource: string): readonly Attachment[] {
  return policy.permissions
    .filter((permission) => permission.resource === resource)
    .map((permission) => ({ policy, permission }));
}

function deciderOf({ policy, permission }: Attachment, action: string): readonly Decider[] {
  const named = permission.actions.includes(action);
  const any = permission.actions.includes('*');
  if (!named && !any) return [];
  const { id, name, defaultEffect } = policy;
  const { priority, environment } = permission;
  return [{ id, name, defaultEffect, priority, environment, byAny: any && action !== '*' }];
}

function resourceOf({ resource }: PolicyPermission): string {
  return resource;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function anyLast(a: string, b: string): number {
  return Number(a === '*') - Number(b === '*') || byText(a, b);
}

function byPriority(a: Decider, b: Decider): number {
  return b.priority - a.priority || byText(a.name, b.name);
}
