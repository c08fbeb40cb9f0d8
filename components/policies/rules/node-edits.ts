import type { Composite, Condition, ConditionNode } from '@/lib/core/policies/specification';
import { blankCondition } from './condition-edits';

export const GROUP_KINDS = ['all_of', 'any_of', 'not'] as const;

/** How conditions are put together. */
export type GroupKind = (typeof GROUP_KINDS)[number];

/** How a group is said before its parts. */
export const GROUP_WORDS: Readonly<Record<GroupKind, string>> = {
  all_of: 'all of',
  any_of: 'any of',
  not: 'not',
};

/** Whether a node is a single comparison. */
export function isCondition(node: ConditionNode): node is Condition {
  return 'function' in node;
}

/** How a group puts its parts together. */
export function kindOf(group: Composite): GroupKind {
  if ('all_of' in group) return 'all_of';
  return 'any_of' in group ? 'any_of' : 'not';
}

/** What a group holds; `not` holds one. */
export function partsOf(group: Composite): readonly ConditionNode[] {
  if ('all_of' in group) return group.all_of;
  return 'any_of' in group ? group.any_of : [group.not];
}

/** Nodes put together; `not` of several is not all of them. */
export function grouped(kind: GroupKind, parts: readonly ConditionNode[]): Composite {
  if (kind === 'all_of') return { all_of: parts };
  if (kind === 'any_of') return { any_of: parts };
  const [first = blankCondition(), ...rest] = parts;
  return { not: rest.length === 0 ? first : { all_of: parts } };
}

/** A group of another kind with the same parts; what `not` held as `all of` or `any of` is such a group again. */
export function regrouped(group: Composite, kind: GroupKind): Composite {
  if (kindOf(group) === kind) return group;
  if ('not' in group) {
    const held = group.not;
    return isCondition(held) || 'not' in held
      ? grouped(kind, [held])
      : grouped(kind, partsOf(held));
  }
  const parts = partsOf(group);
  return kind === 'not' && parts.length > 1 ? { not: group } : grouped(kind, parts);
}

/** The JSON Pointer of one part of a group that stands at `at`. */
export function partPointer(at: string, kind: GroupKind, index: number): string {
  return kind === 'not' ? `${at}/not` : `${at}/${kind}/${index}`;
}

/** A list with one item moved to another place. */
export function moved<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const item = items[from];
  return item === undefined ? items : items.toSpliced(from, 1).toSpliced(to, 0, item);
}

/** The node once more, as a value of its own. */
export function copied(node: ConditionNode): ConditionNode {
  return structuredClone(node);
}
