import type { ConditionNode, Specification } from './specification';

/** Every attribute that a document names, in `attribute` or `valueFrom`, in order of appearance. */
export function attributesIn(specification: Specification): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { conditions } of specification.rules) collect(conditions, names);
  return names;
}

function collect(nodes: readonly ConditionNode[], names: Set<string>): void {
  for (const node of nodes) {
    if ('all_of' in node) collect(node.all_of, names);
    else if ('any_of' in node) collect(node.any_of, names);
    else if ('not' in node) collect([node.not], names);
    else {
      names.add(node.attribute);
      if (node.valueFrom !== undefined) names.add(node.valueFrom);
    }
  }
}
