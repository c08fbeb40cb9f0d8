import type { DecisionTarget } from '@/lib/core/policies/decision-target';
import { nearestName } from '@/lib/core/policies/nearest-name';

/** A resource and an action. */
export interface Target {
  readonly resource: string;
  readonly action: string;
}

/** The existing resource and action whose names are spelled most like those asked for; null: there is none. */
export function nearestTarget(asked: Target, targets: readonly DecisionTarget[]): Target | null {
  const exact = targets.find(({ resource }) => resource === asked.resource);
  if (exact !== undefined) return withAction(exact, asked.action);
  const near = nearestName(
    asked.resource,
    targets.map(({ resource }) => resource),
  );
  const found = targets.find(({ resource }) => resource === near);
  return found === undefined ? null : withAction(found, asked.action);
}

function withAction({ resource, actions }: DecisionTarget, asked: string): Target | null {
  const named = actions.filter((action) => action !== '*');
  if (named.length < actions.length || named.includes(asked)) return { resource, action: asked };
  const action = nearestName(asked, named) ?? named[0];
  return action === undefined ? null : { resource, action };
}
