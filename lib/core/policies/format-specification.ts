import type { Condition, ConditionNode, Specification } from './specification';

/** Writes a specification with its members in one order and two spaces; reading it gives the same. */
export function formatSpecification({ rules, default: fallback }: Specification): string {
  const ordered: Specification = {
    rules: rules.map(({ rule_id, effect, conditions }) => ({
      rule_id,
      effect,
      conditions: conditions.map(orderNode),
    })),
    default: { effect: fallback.effect },
  };
  return JSON.stringify(ordered, null, 2);
}

function orderNode(node: ConditionNode): ConditionNode {
  if ('all_of' in node) return { all_of: node.all_of.map(orderNode) };
  if ('any_of' in node) return { any_of: node.any_of.map(orderNode) };
  if ('not' in node) return { not: orderNode(node.not) };
  return orderCondition(node);
}

function orderCondition(condition: Condition): Condition {
  const { value, values, valueFrom, ignoreCase, timeZone } = condition;
  return {
    function: condition.function,
    attribute: condition.attribute,
    ...(value === undefined ? {} : { value }),
    ...(values === undefined ? {} : { values }),
    ...(valueFrom === undefined ? {} : { valueFrom }),
    ...(ignoreCase === undefined ? {} : { ignoreCase }),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
}
