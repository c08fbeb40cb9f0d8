import type { Environment } from '../providers/draft';
import { attributesOf, leavesOf } from './attribute-use';
import { type ChangeSteps, prepares } from './change-steps';
import type { CompiledNode } from './compile-node';
import { compiledPolicy } from './compile-policy';
import { covers } from './covers';
import type { DecisionRequest } from './decision';
import type { ActivePolicy } from './policy';
import type { Rule } from './specification';

/** Something that has to be so for a way to an Allow: conditions that are all true, or not all. */
export interface Obligation {
  readonly nodes: readonly CompiledNode[];
  /** What they have to be. */
  readonly matches: boolean;
  readonly attributes: readonly string[];
  /** How many conditions it has, which is what looking at it costs. */
  readonly weight: number;
}

/** A way to an Allow: a rule whose conditions hold, or the defaults, and Deny rules that do not match. */
export interface Goal {
  /** One for each condition, since each can only be met by what it looks at; empty: the defaults. */
  readonly conditions: readonly Obligation[];
  /** How many of the Deny rules, from the first, stand in its way. */
  readonly denyCount: number;
}

/** Every way in which policies could allow what a request asks. */
export interface Goals {
  readonly goals: readonly Goal[];
  /** The Deny rules of all priorities, highest first. */
  readonly denies: readonly Obligation[];
}

/** Whether an obligation is met. */
export function isMet({ nodes, matches }: Obligation, request: DecisionRequest): boolean {
  return nodes.every((node) => node.evaluate(request) === 'true') === matches;
}

/** All that a goal needs, in the order in which it is told. */
export function obligationsOf(goal: Goal, { denies }: Goals): readonly Obligation[] {
  return [...goal.conditions, ...denies.slice(0, goal.denyCount)];
}

/** A policy at the highest priority at which it is asked; what it says below that changes nothing more. */
interface Ranked {
  readonly policy: ActivePolicy;
  readonly priority: number;
}

/**
 * The ways to an Allow. `uncovered`: no permission covers what is asked; `too_many`: there are more
 * conditions than the steps that are left have room for.
 */
export function goalsOf(
  policies: readonly ActivePolicy[],
  environment: Environment | null,
  request: DecisionRequest,
  steps: ChangeSteps,
): Goals | 'uncovered' | 'too_many' {
  const ranked = rankedFor(policies, environment, request);
  const [top] = ranked;
  if (top === undefined) return 'uncovered';
  const weight = ranked.reduce((sum, { policy }) => sum + compiledPolicy(policy).weight, 0);
  return prepares(steps, ranked.length + weight) ? goalsFor(ranked, top.priority) : 'too_many';
}

function goalsFor(ranked: readonly Ranked[], highest: number): Goals {
  const rulesOf = (effect: Rule['effect']) =>
    ranked.flatMap(({ policy, priority }) =>
      compiledPolicy(policy)
        .rules.filter(({ rule }) => rule.effect === effect)
        .map(({ conditions, weight }) => ({ priority, nodes: conditions, weight })),
    );
  const denying = rulesOf('Deny');
  const isBelow = (priority: number) => denying.findIndex((deny) => deny.priority < priority);
  const counts = new Map(
    ranked.map(({ priority }) => {
      const below = isBelow(priority);
      return [priority, below === -1 ? denying.length : below];
    }),
  );
  const byRules = rulesOf('Allow').map(({ priority, nodes }) => ({
    conditions: nodes.map((node) => obligation([node], true, leavesOf([node]).length)),
    denyCount: counts.get(priority) ?? denying.length,
  }));
  const allowsByDefault = ranked
    .filter(({ priority }) => priority === highest)
    .every(({ policy }) => policy.specification.default.effect === 'Allow');
  const byDefault = { conditions: [], denyCount: denying.length };
  return {
    goals: allowsByDefault ? [...byRules, byDefault] : byRules,
    denies: denying.map(({ nodes, weight }) => obligation(nodes, false, weight)),
  };
}

function obligation(nodes: readonly CompiledNode[], matches: boolean, weight: number): Obligation {
  return { nodes, matches, attributes: attributesOf(nodes), weight };
}

function rankedFor(
  policies: readonly ActivePolicy[],
  environment: Environment | null,
  request: DecisionRequest,
): readonly Ranked[] {
  return policies
    .map((policy) => ({ policy, priority: priorityOf(policy, environment, request) }))
    .filter(({ priority }) => priority !== Number.NEGATIVE_INFINITY)
    .toSorted((a, b) => b.priority - a.priority || (a.policy.id < b.policy.id ? -1 : 1));
}

/** The highest priority at which a policy is asked; minus infinity: it is not. */
function priorityOf(
  { permissions }: ActivePolicy,
  environment: Environment | null,
  { resource, action }: DecisionRequest,
): number {
  const priorities = permissions
    .filter((permission) => covers(permission, { resource, action, environment }))
    .map(({ priority }) => priority);
  return Math.max(Number.NEGATIVE_INFINITY, ...priorities);
}
