'use client';

import { Plus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import type { Composite, ConditionNode } from '@/lib/core/policies/specification';
import { ConditionRow } from './condition-row';
import { useEditing } from './editing-context';
import { GroupBox } from './group-box';
import { moveByKey } from './list-moves';
import {
  addNode,
  type NodeActions,
  type NodeListState,
  nodeActions,
  nodeName,
} from './node-actions';
import { type GroupKind, grouped, isCondition, kindOf, partsOf } from './node-edits';
import { nodesWere, type Was } from './was';

/** What conditions stand in: a rule, which takes all of them, or a group. */
type Place = 'rule' | GroupKind;

/** What is said before the first and before every other condition, and how much room that needs. */
const JOINS: Readonly<Record<Place, { first: string; next: string; columns: string }>> = {
  rule: { first: 'when', next: 'and', columns: 'sm:grid-cols-[34px_minmax(0,1fr)]' },
  all_of: { first: '', next: 'and', columns: 'sm:grid-cols-[24px_minmax(0,1fr)]' },
  any_of: { first: '', next: 'or', columns: 'sm:grid-cols-[24px_minmax(0,1fr)]' },
  not: { first: '', next: '', columns: '' },
};

interface NodeListProps {
  nodes: readonly ConditionNode[];
  onChange: (nodes: readonly ConditionNode[]) => void;
  /** What the list was; null: nothing is compared. */
  saved: readonly ConditionNode[] | null;
  /** JSON Pointer of the list itself. */
  at: string;
  place: Place;
}

/** Conditions one below the other, each with what joins it to the one before. */
export function NodeList({ nodes, onChange, saved, at, place }: NodeListProps) {
  const { focusAt } = useEditing();
  const pointer = (index: number) => (place === 'not' ? at : `${at}/${index}`);
  const list = { nodes, onChange, pointer, addAt: `${at}#add`, focusAt };
  const were = nodesWere(saved, nodes);
  return (
    <>
      {nodes.map((node, index) => (
        <NodeItem
          key={pointer(index)}
          node={node}
          was={were[index] ?? null}
          name={nodeName(node, index)}
          at={pointer(index)}
          join={index === 0 ? JOINS[place].first : JOINS[place].next}
          columns={JOINS[place].columns}
          actions={nodeActions(list, node, index)}
        />
      ))}
      {place !== 'not' && <AddButtons list={list} />}
    </>
  );
}

function AddButtons({ list }: { list: NodeListState }) {
  return (
    <div data-at={list.addAt} className="-ml-2.5 flex flex-wrap gap-x-1">
      <Button variant="quiet" size="small" onClick={() => addNode(list, null)}>
        <Plus aria-hidden />
        Condition
      </Button>
      <Button variant="quiet" size="small" onClick={() => addNode(list, 'any_of')}>
        <Plus aria-hidden />
        Group
      </Button>
    </div>
  );
}

interface NodeItemProps {
  node: ConditionNode;
  was: Was<ConditionNode>;
  name: string;
  at: string;
  join: string;
  columns: string;
  actions: NodeActions;
}

function NodeItem({ node, was, name, at, join, columns, actions }: NodeItemProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const by = moveByKey(event);
    if (by === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (by < 0) actions.moveUp?.();
    else actions.moveDown?.();
  };
  const shared = { name, at, actions };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot lay out its parts as this does.
    <div
      role="group"
      aria-label={name}
      data-at={at}
      onKeyDown={onKeyDown}
      className={cn('grid min-w-0 items-baseline gap-x-2 gap-y-1', columns)}
    >
      {columns !== '' && <span className="text-12 text-ink-3 max-sm:empty:hidden">{join}</span>}
      {isCondition(node) ? (
        <ConditionRow {...shared} condition={node} was={conditionOf(was)} />
      ) : (
        <GroupBox {...shared} group={node} was={was}>
          <GroupParts group={node} was={was} at={at} actions={actions} />
        </GroupBox>
      )}
    </div>
  );
}

interface GroupPartsProps {
  group: Composite;
  was: Was<ConditionNode>;
  at: string;
  actions: NodeActions;
}

/** What a group holds; it goes with the last of it. */
function GroupParts({ group, was, at, actions }: GroupPartsProps) {
  const kind = kindOf(group);
  const before = was === null || was === 'new' || isCondition(was) ? null : was;
  const change = (parts: readonly ConditionNode[]) =>
    parts.length === 0 ? actions.remove() : actions.replace(grouped(kind, parts));
  return (
    <NodeList
      nodes={partsOf(group)}
      onChange={change}
      saved={before && partsOf(before)}
      at={`${at}/${kind}`}
      place={kind}
    />
  );
}

function conditionOf(was: Was<ConditionNode>) {
  return was === null || was === 'new' || isCondition(was) ? was : 'new';
}
