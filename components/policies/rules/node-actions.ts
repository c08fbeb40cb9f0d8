import { announce } from '@/components/ui/announce';
import type { ConditionNode } from '@/lib/core/policies/specification';
import { blankCondition } from './condition-edits';
import {
  copied,
  GROUP_WORDS,
  type GroupKind,
  grouped,
  isCondition,
  moved,
  partsOf,
} from './node-edits';

/** Conditions one after another, and how they are changed. */
export interface NodeListState {
  readonly nodes: readonly ConditionNode[];
  readonly onChange: (nodes: readonly ConditionNode[]) => void;
  /** JSON Pointer of a condition of the list. */
  readonly pointer: (index: number) => string;
  /** `data-at` of the button that adds. */
  readonly addAt: string;
  readonly focusAt: (at: string) => void;
}

/** What can be done with one condition or group of a list; null: not here. */
export interface NodeActions {
  readonly replace: (node: ConditionNode) => void;
  readonly moveUp: (() => void) | null;
  readonly moveDown: (() => void) | null;
  readonly duplicate: () => void;
  readonly wrap: (kind: GroupKind) => void;
  /** Puts the parts of a group in its place. */
  readonly unwrap: () => void;
  readonly remove: () => void;
}

/** A condition or group as announcements name it. */
export function nodeName(node: ConditionNode, index: number): string {
  return `${isCondition(node) ? 'Condition' : 'Group'} ${index + 1}`;
}

/** Adds a condition, or a group with one, behind the others. */
export function addNode(list: NodeListState, kind: GroupKind | null): void {
  const { nodes, onChange, pointer, focusAt } = list;
  const at = pointer(nodes.length);
  const node = kind === null ? blankCondition() : grouped(kind, [blankCondition()]);
  onChange([...nodes, node]);
  focusAt(kind === null ? `${at}/attribute` : at);
  const what = kind === null ? 'Condition' : 'Group';
  announce(`${what} added, ${nodes.length + 1} of ${nodes.length + 1}`);
}

/** What can be done with the condition or group at a place of a list. */
export function nodeActions(list: NodeListState, node: ConditionNode, index: number): NodeActions {
  const { nodes, onChange, pointer, focusAt } = list;
  const name = nodeName(node, index);
  const change = (next: readonly ConditionNode[], focus: string, said: string) => {
    // Last, for a group that loses its last part says itself what becomes of it.
    focusAt(focus);
    announce(said);
    onChange(next);
  };
  const move = (to: number, way: string) => () =>
    change(
      moved(nodes, index, to),
      pointer(to),
      `${name} moved ${way}, ${to + 1} of ${nodes.length}`,
    );
  return {
    replace: (next) => onChange(nodes.with(index, next)),
    moveUp: index > 0 ? move(index - 1, 'up') : null,
    moveDown: index < nodes.length - 1 ? move(index + 1, 'down') : null,
    duplicate: () =>
      change(nodes.toSpliced(index, 0, copied(node)), pointer(index + 1), `${name} duplicated`),
    wrap: (kind) =>
      change(
        nodes.with(index, grouped(kind, [node])),
        pointer(index),
        `${name} is now in a group: ${GROUP_WORDS[kind]}`,
      ),
    unwrap: () =>
      isCondition(node)
        ? undefined
        : change(
            nodes.toSpliced(index, 1, ...partsOf(node)),
            pointer(index),
            `${name} taken apart`,
          ),
    remove: () => change(nodes.toSpliced(index, 1), afterRemoval(list, index), `${name} deleted`),
  };
}

function afterRemoval({ nodes, pointer, addAt }: NodeListState, index: number): string {
  if (nodes.length === 1) return addAt;
  return pointer(Math.min(index, nodes.length - 2));
}
