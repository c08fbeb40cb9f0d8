import type { Environment } from '../providers/draft';
import { attributesOf, leavesOf } from './attribute-use';
import { type CompiledNode, compileNode } from './compile-node';
import type { DecisionRequest } from './decision';
import type { ActivePolicy } from './policy';

/** Something that has to be so for a way to an Allow: conditions that are all true, or not all. */
export interface Obligation {
  readonly nodes: readonly CompiledNode[];
  /** What they have to be. */
  readonly matches: boolean;
  readonly attributes: readonly string[];
  /** How many conditions it has, which is what looking at it costs. */
  readonly weight: number;
}

/** A way to an Allow: a rule that has to match, or the defaults; and Deny rules that must not. */
export interface Goal {
  /** In the order in which they are told: the conditions of the rule, then what denies. */
  readonly obligations: readonly Obligation[];
}

/** Whether an obligation is met. */
export function isMet({ nodes, matches }: Obligation, request: DecisionRequest): boolean {
  return nodes.every((node) => node.evaluate(request) === 'true') === matches;
}

interface Level {
  readonly priority: number;
  readonly denies: readonly Obligation[];
  /** The conditions of each Allow rule. */
  readonly allows: readonly (readonly CompiledNode[])[];
  readonly allowsByDefault: boolean;
}

/** Every way in which policies could allow what a request asks; null: no permission covers it. */
export function goalsOf(
  policies: readonly ActivePolicy[],
  environment: Environment | null,
  request: DecisionRequest,
): readonly Goal[] | null {
  const levels = levelsOf(policies, environment, request);
  const [top] = levels;
  if (top === undefined) return null;
  const allDenies = levels.flatMap(({ denies }) => denies);
  const byRules = levels.flatMap(({ allows }, at) => {
    const denies = levels.slice(0, at + 1).flatMap((level) => level.denies);
    return allows.map((nodes) => ({ obligations: [...conditionsOf(nodes), ...denies] }));
  });
  return top.allowsByDefault ? [...byRules, { obligations: allDenies }] : byRules;
}

/** A rule's conditions are met one by one, since each can only be met by what it looks at. */
function conditionsOf(nodes: readonly CompiledNode[]): readonly Obligation[] {
  return nodes.map((node) => obligation([node], true));
}

function obligation(nodes: readonly CompiledNode[], matches: boolean): Obligation {
  return { nodes, matches, attributes: attributesOf(nodes), weight: leavesOf(nodes).length };
}

function levelsOf(
  policies: readonly ActivePolicy[],
  environment: Environment | null,
  request: DecisionRequest,
): readonly Level[] {
  const byPriority = new Map<number, Set<ActivePolicy>>();
  for (const policy of policies) {
    for (const priority of prioritiesOf(policy, environment, request)) {
      byPriority.set(priority, (byPriority.get(priority) ?? new Set()).add(policy));
    }
  }
  return [...byPriority]
    .toSorted(([one], [other]) => other - one)
    .map(([priority, of]) => levelOf(priority, [...of]));
}

function prioritiesOf(
  { permissions }: ActivePolicy,
  environment: Environment | null,
  { resource, action }: DecisionRequest,
): readonly number[] {
  return permissions
    .filter((permission) => permission.resource === resource)
    .filter(({ actions }) => actions.includes('*') || actions.includes(action))
    .filter(({ environment: own }) => environment === null || own === null || own === environment)
    .map(({ priority }) => priority);
}

function levelOf(priority: number, policies: readonly ActivePolicy[]): Level {
  const rules = policies
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ specification }) => specification.rules)
    .map(({ effect, conditions }) => ({ effect, nodes: conditions.map(compileNode) }));
  return {
    priority,
    denies: rules
      .filter(({ effect }) => effect === 'Deny')
      .map(({ nodes }) => obligation(nodes, false)),
    allows: rules.filter(({ effect }) => effect === 'Allow').map(({ nodes }) => nodes),
    allowsByDefault: policies.every(
      ({ specification }) => specification.default.effect === 'Allow',
    ),
  };
}
