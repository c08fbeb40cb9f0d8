import type { ConditionNode, Rule } from './specification';

/** Everything that has to be true for a rule to match, with `all_of` taken apart. */
export function conjunctsOf({ conditions }: Rule): readonly ConditionNode[] {
  return conditions.flatMap(partsOf);
}

function partsOf(node: ConditionNode): readonly ConditionNode[] {
  return 'all_of' in node ? node.all_of.flatMap(partsOf) : [node];
}
