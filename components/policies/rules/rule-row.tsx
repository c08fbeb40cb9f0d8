'use client';

import { Copy, Group, Trash2 } from 'lucide-react';
import { type KeyboardEvent, memo, useId, useMemo } from 'react';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import type { Effect, Rule } from '@/lib/core/policies/specification';
import { concerning, type Editing, EditingContext, useEditing } from './editing-context';
import { EffectPick } from './effect-pick';
import { moveByKey } from './list-moves';
import { MenuButton } from './menu-button';
import { GROUP_KINDS, GROUP_WORDS } from './node-edits';
import { NodeList } from './node-list';
import { MoveItems } from './node-menu';
import { type RuleActions, type RuleListState, ruleActions, rulePointer } from './rule-actions';
import { LinePick } from './text-pick';
import { Told } from './told';
import type { Was } from './was';
import { WasText } from './was-text';

interface RuleRowProps extends Editing {
  rule: Rule;
  was: Was<Rule>;
  index: number;
  isLast: boolean;
  list: RuleListState;
}

/** One rule: its effect and name, and the conditions under which it matches; drawn again only where it changed. */
export const RuleRow = memo(function RuleRow(props: RuleRowProps) {
  const { rule, was, index, isLast, list } = props;
  const { problems, findings, attributes, onFix, focusAt } = props;
  const editing = useMemo(
    () => ({ problems, findings, attributes, onFix, focusAt }),
    [problems, findings, attributes, onFix, focusAt],
  );
  const at = rulePointer(index);
  const actions = ruleActions(list, rule, index, isLast);
  return (
    <EditingContext value={editing}>
      <RuleParts {...{ rule, was, at, actions }} />
    </EditingContext>
  );
});

interface RulePartsProps {
  rule: Rule;
  was: Was<Rule>;
  at: string;
  actions: RuleActions;
}

function RuleParts({ rule, was, at, actions }: RulePartsProps) {
  const { problems, findings } = useEditing();
  const id = useId();
  const list = `${at}/conditions`;
  const told = concerning(problems, at, list);
  const before = was === null || was === 'new' ? null : was;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = moveByKey(event);
    if (by === null) return;
    event.preventDefault();
    if (by < 0) actions.moveUp?.();
    else actions.moveDown?.();
  };
  return (
    <li
      aria-label={`Rule ${rule.rule_id}`}
      data-at={at}
      onKeyDown={onKeyDown}
      className="border-b border-line py-3.5 pr-3 pl-4"
    >
      <div className="grid gap-2">
        <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3">
          <RuleHead {...{ rule, was, at, actions }} describedBy={id} bad={told.length > 0} />
          <RuleMenu at={at} ruleId={rule.rule_id} actions={actions} />
        </div>
        <Told id={id} problems={told} findings={concerning(findings, at, list)} />
        {rule.conditions.length === 0 && <p className="text-13 text-ink-2">always</p>}
        <NodeList
          nodes={rule.conditions}
          onChange={(conditions) => actions.replace({ ...rule, conditions })}
          saved={before?.conditions ?? null}
          at={list}
          place="rule"
        />
      </div>
    </li>
  );
}

interface RuleHeadProps extends RulePartsProps {
  describedBy: string;
  bad: boolean;
}

function RuleHead({ rule, was, at, actions, describedBy, bad }: RuleHeadProps) {
  const before = was === null || was === 'new' ? null : was;
  const effectWas = before && before.effect !== rule.effect ? before.effect : null;
  const nameWas = before && before.rule_id !== rule.rule_id ? before.rule_id : null;
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1.5">
      <EffectPick
        label={`Effect of rule ${rule.rule_id}`}
        value={rule.effect}
        at={`${at}/effect`}
        changed={effectWas !== null || was === 'new'}
        onChange={(effect: Effect) => actions.replace({ ...rule, effect })}
      />
      <WasText>{effectWas && `was ${effectWas}`}</WasText>
      <LinePick
        label="Name of the rule"
        value={rule.rule_id}
        at={`${at}/rule_id`}
        marks={{ bad, changed: nameWas !== null, quiet: true }}
        describedBy={describedBy}
        placeholder="rule name"
        onChange={(rule_id) => actions.replace({ ...rule, rule_id })}
      />
      <WasText>{was === 'new' ? 'new' : nameWas && `was ${nameWas}`}</WasText>
    </div>
  );
}

interface RuleMenuProps {
  at: string;
  ruleId: string;
  actions: RuleActions;
}

function RuleMenu({ at, ruleId, actions }: RuleMenuProps) {
  const { moveUp, moveDown, duplicate, wrap, remove } = actions;
  return (
    <span data-at={`${at}#menu`}>
      <Menu trigger={<MenuButton aria-label={`More for rule ${ruleId}`} />}>
        <MoveItems moveUp={moveUp} moveDown={moveDown} />
        <MenuItem icon={<Copy aria-hidden />} onSelect={duplicate}>
          Duplicate
        </MenuItem>
        <MenuSeparator />
        {GROUP_KINDS.map((kind) => (
          <MenuItem key={kind} icon={<Group aria-hidden />} onSelect={() => wrap(kind)}>
            Wrap the conditions in “{GROUP_WORDS[kind]}”
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem icon={<Trash2 aria-hidden />} tone="bad" onSelect={remove}>
          Delete rule
        </MenuItem>
      </Menu>
    </span>
  );
}
