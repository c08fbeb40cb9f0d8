import { canonicalJson } from '@/lib/core/canonical-json';
import { matchItems } from '@/lib/core/policies/match-items';
import type { ConditionNode, Rule } from '@/lib/core/policies/specification';
import { scalarsOf } from './condition-edits';
import { isCondition, kindOf } from './node-edits';

/** What stood in the saved policy: the value, `new` for what it did not have, null where nothing is compared. */
export type Was<T> = T | 'new' | null;

/** What each rule was. */
export function rulesWere(
  saved: readonly Rule[] | null,
  rules: readonly Rule[],
): readonly Was<Rule>[] {
  return paired(saved, rules, [
    (rule) => rule.rule_id,
    ({ effect, conditions }) => canonicalJson({ effect, conditions }),
  ]);
}

/** What each condition or group of a list was. */
export function nodesWere(
  saved: readonly ConditionNode[] | null,
  nodes: readonly ConditionNode[],
): readonly Was<ConditionNode>[] {
  return paired(saved, nodes, [
    canonicalJson,
    (node) => (isCondition(node) ? canonicalJson([node.function, node.attribute]) : kindOf(node)),
    (node) => (isCondition(node) ? node.attribute : kindOf(node)),
    (node) =>
      isCondition(node) ? canonicalJson([node.function, ...scalarsOf(node)]) : kindOf(node),
  ]);
}

/** Whether a value is another one than it was; undefined stands for what is not written. */
export function differs(was: unknown, is: unknown): boolean {
  if (was === undefined || is === undefined) return was !== is;
  return canonicalJson(was) !== canonicalJson(is);
}

function paired<T extends object>(
  saved: readonly T[] | null,
  items: readonly T[],
  keys: readonly ((item: T) => string)[],
): readonly Was<T>[] {
  if (saved === null) return items.map(() => null);
  const { pairs } = matchItems(saved, items, keys);
  const befores = new Map(pairs.map(({ before, after }) => [after, before]));
  return items.map((item) => befores.get(item) ?? 'new');
}
