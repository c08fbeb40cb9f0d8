'use client';

import { type ReactNode, useId } from 'react';
import type { Composite, ConditionNode } from '@/lib/core/policies/specification';
import { ChoicePick } from './choice-pick';
import { concerning, useEditing } from './editing-context';
import type { NodeActions } from './node-actions';
import {
  GROUP_KINDS,
  GROUP_WORDS,
  type GroupKind,
  isCondition,
  kindOf,
  regrouped,
} from './node-edits';
import { NodeMenu } from './node-menu';
import { Told } from './told';
import type { Was } from './was';
import { WasText } from './was-text';

interface GroupBoxProps {
  group: Composite;
  was: Was<ConditionNode>;
  /** As in "Group 2". */
  name: string;
  at: string;
  actions: NodeActions;
  /** What the group holds. */
  children: ReactNode;
}

const CHOICES = GROUP_KINDS.map((kind) => ({ value: kind, label: GROUP_WORDS[kind] }));

/** Conditions put together: all of them, any of them, or not the one. */
export function GroupBox({ group, was, name, at, actions, children }: GroupBoxProps) {
  const { problems, findings } = useEditing();
  const id = useId();
  const kind = kindOf(group);
  const listAt = `${at}/${kind}`;
  const told = concerning(problems, at, listAt);
  const wasWords = groupWas(was, kind);
  return (
    <div className="grid min-w-0 gap-2">
      <div className="flex items-center gap-1.5">
        <ChoicePick
          label={`${name} holds by`}
          value={kind}
          choices={CHOICES}
          onChange={(next) => actions.replace(regrouped(group, next))}
          at={`${at}#kind`}
          marks={{ bad: told.length > 0, changed: wasWords !== null }}
          describedBy={id}
        />
        <WasText>{wasWords}</WasText>
        <span className="ml-auto">
          <NodeMenu name={name} actions={actions} isGroup />
        </span>
      </div>
      <Told id={id} problems={told} findings={concerning(findings, at, listAt)} />
      <div className="grid gap-2 border-l-2 border-line pl-3">{children}</div>
    </div>
  );
}

function groupWas(was: Was<ConditionNode>, kind: GroupKind): string | null {
  if (was === null || was === 'new') return was;
  if (isCondition(was)) return 'new';
  const before = kindOf(was);
  return before === kind ? null : `was ${GROUP_WORDS[before]}`;
}
