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

type State = PermissionTrace['state'];

/** Tells how a decision came about: every permission, and the rules of those that were reached. */
export function explainDecision(
  decision: Decision,
  levels: readonly PriorityLevel[],
  request: DecisionRequest,
): ExplainedDecision {
  const permissions = levels.flatMap(({ priority, attached }) => {
    const state = stateOf(priority, decision);
    return attached.map((one) => tracePermission(one, state, request));
  });
  return { decision, trace: { permissions } };
}

function stateOf(priority: number, { priority: decided, ruleId }: Decision): State {
  if (priority === decided) return 'decided';
  // A default decides at the top, after every priority below was asked as well.
  return ruleId === null || priority > (decided ?? priority) ? 'passed' : 'not_reached';
}

function tracePermission(
  { policy, permission }: Unranked,
  state: State,
  request: DecisionRequest,
): PermissionTrace {
  const { rules } = compiledPolicy(policy);
  return {
    policyId: policy.id,
    policyName: policy.name,
    policyVersion: policy.version,
    resource: permission.resource,
    actions: permission.actions,
    priority: permission.priority,
    defaultEffect: policy.specification.default.effect,
    state,
    rules: state === 'not_reached' ? [] : rules.map((rule) => traceRule(rule, request)),
  };
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
