import type { Condition, ConditionNode, Specification } from './specification';

/** A condition or composite and where it stands. */
export interface PlacedNode<T extends ConditionNode = ConditionNode> {
  readonly node: T;
  /** JSON Pointer (RFC 6901) into a draft. */
  readonly at: string;
  /** Index of its rule. */
  readonly rule: number;
}

/** Where a rule stands in a draft, as a JSON Pointer. */
export function ruleAt(rule: number): string {
  return `/specification/rules/${rule}`;
}

/** Every condition of a specification with its place, those within composites too, in order. */
export function placedConditions({ rules }: Specification): readonly PlacedNode<Condition>[] {
  return rules.flatMap(({ conditions }, rule) =>
    placed(conditions, `${ruleAt(rule)}/conditions`, rule).flatMap(leavesOfNode),
  );
}

/** The specification with conditions exchanged; what `change` gives back as it is stays. */
export function mapConditions(
  specification: Specification,
  change: (placed: PlacedNode<Condition>) => ConditionNode,
): Specification {
  const mapNode = (node: PlacedNode): ConditionNode => {
    if (isLeaf(node)) return change(node);
    const parts = partsOf(node).map(mapNode);
    if ('all_of' in node.node) return { all_of: parts };
    const [part] = parts;
    return 'any_of' in node.node || part === undefined ? { any_of: parts } : { not: part };
  };
  const rules = specification.rules.map((rule, index) => ({
    ...rule,
    conditions: placed(rule.conditions, `${ruleAt(index)}/conditions`, index).map(mapNode),
  }));
  return { ...specification, rules };
}

function leavesOfNode(node: PlacedNode): readonly PlacedNode<Condition>[] {
  return isLeaf(node) ? [node] : partsOf(node).flatMap(leavesOfNode);
}

function isLeaf(placedNode: PlacedNode): placedNode is PlacedNode<Condition> {
  return 'function' in placedNode.node;
}

function partsOf({ node, at, rule }: PlacedNode): readonly PlacedNode[] {
  if ('all_of' in node) return placed(node.all_of, `${at}/all_of`, rule);
  if ('any_of' in node) return placed(node.any_of, `${at}/any_of`, rule);
  return 'not' in node ? [{ node: node.not, at: `${at}/not`, rule }] : [];
}

function placed(nodes: readonly ConditionNode[], at: string, rule: number): readonly PlacedNode[] {
  return nodes.map((node, index) => ({ node, at: `${at}/${index}`, rule }));
}
