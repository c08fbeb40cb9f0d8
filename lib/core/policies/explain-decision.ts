import { type CompiledRule, compiledPolicy } from './compile-policy';
import type {
  Decision,
  DecisionRequest,
  ExplainedDecision,
  PermissionTrace,
  RuleTrace,
} from './decision';
import type { PriorityLevel, Unranked } from './decision-plan';
import { traceNode } from './evaluate-node';
import type { ActivePolicy } from './policy';
import { costOf, costOfJson, type TraceBudget } from './trace-budget';

type State = PermissionTrace['state'];

/** An explanation on its way. */
interface Telling {
  readonly request: DecisionRequest;
  readonly budget: TraceBudget;
  readonly permissions: PermissionTrace[];
  /** Which permission tells the rules of a policy. */
  readonly toldAt: Map<ActivePolicy, number>;
}

/**
 * Tells how a decision came about: every permission, and the rules of those that were reached, those of one
 * policy once. What the budget has no room for is counted, and not told.
 */
export function explainDecision(
  decision: Decision,
  levels: readonly PriorityLevel[],
  request: DecisionRequest,
  budget: TraceBudget,
): ExplainedDecision {
  const telling: Telling = { request, budget, permissions: [], toldAt: new Map() };
  let permissionsLeftOut = 0;
  for (const { priority, attached } of levels) {
    const state = stateOf(priority, decision);
    for (const one of attached) {
      if (budget.left <= 0) permissionsLeftOut += 1;
      else telling.permissions.push(tracePermission(one, state, telling));
    }
  }
  return { decision, trace: { permissions: telling.permissions, permissionsLeftOut } };
}

function stateOf(priority: number, decision: Decision): State {
  const { priority: decided, ruleId, unreadable } = decision;
  if (priority === decided) return 'decided';
  // A default decides at the top, after every priority below was asked as well.
  const isDefault = ruleId === null && unreadable !== true;
  return isDefault || priority > (decided ?? priority) ? 'passed' : 'not_reached';
}

function tracePermission(
  { policy, permission }: Unranked,
  state: State,
  telling: Telling,
): PermissionTrace {
  const about = {
    policyId: policy.id,
    policyName: policy.name,
    policyVersion: policy.version,
    resource: permission.resource,
    actions: permission.actions,
    priority: permission.priority,
    defaultEffect: policy.specification.default.effect,
    state,
    ...(policy.unreadable === true && { unreadable: true as const }),
  };
  telling.budget.left -= costOfJson(about);
  if (state === 'not_reached' || policy.unreadable === true) return { ...about, ...NO_RULES };
  const rulesAt = telling.toldAt.get(policy);
  if (rulesAt !== undefined) return { ...about, ...NO_RULES, rulesAt };
  telling.toldAt.set(policy, telling.permissions.length);
  return { ...about, ...traceRules(policy, telling) };
}

const NO_RULES = { rules: [], rulesAt: null, rulesLeftOut: 0 } as const;

function traceRules(policy: ActivePolicy, { request, budget }: Telling) {
  const all = compiledPolicy(policy).rules;
  const rules: RuleTrace[] = [];
  for (const rule of all) {
    if (budget.left <= 0) break;
    const traced = traceRule(rule, request);
    budget.left -= traced.conditions.reduce((sum, one) => sum + costOf(one), costOfRule(traced));
    rules.push(traced);
  }
  return { rules, rulesAt: null, rulesLeftOut: all.length - rules.length };
}

function costOfRule({ ruleId }: RuleTrace): number {
  return costOfJson(ruleId);
}

function traceRule(
  { rule, conditions, evaluate }: CompiledRule,
  request: DecisionRequest,
): RuleTrace {
  return {
    ruleId: rule.rule_id,
    effect: rule.effect,
    matched: evaluate(request) === 'true',
    conditions: conditions.map((node) => traceNode(node, request)),
  };
}
