'use client';

import { X } from 'lucide-react';
import { useId } from 'react';
import { FUNCTIONS } from '@/lib/core/policies/functions';
import type { Condition } from '@/lib/core/policies/specification';
import { AttributePick } from './attribute-pick';
import { withIgnoreCase, withTimeZone } from './condition-edits';
import { type ConditionMarks, conditionMarks, conditionWas } from './condition-was';
import { concerning, useEditing } from './editing-context';
import { FunctionPick } from './function-pick';
import { kindOfAttribute } from './known-attributes';
import type { NodeActions } from './node-actions';
import { NodeMenu } from './node-menu';
import { ObjectControl } from './object-control';
import { OptionItems } from './option-items';
import { Told } from './told';
import { useFresh } from './use-fresh';
import { useFunctionChange } from './use-function-change';
import type { Was } from './was';
import { WasText } from './was-text';
import { ZonePick } from './zone-pick';

interface ConditionRowProps {
  condition: Condition;
  was: Was<Condition>;
  /** As in "Condition 2". */
  name: string;
  at: string;
  actions: NodeActions;
}

/** One comparison as a sentence whose parts are controls. */
export function ConditionRow({ condition, was, name, at, actions }: ConditionRowProps) {
  const { problems, findings } = useEditing();
  const { isFresh, handlers } = useFresh(condition);
  const id = useId();
  const told = isFresh ? [] : concerning(problems, at);
  const marks = conditionMarks(condition, was, told, at);
  const parts = { condition, onChange: actions.replace, at, marks, describedBy: id };
  return (
    <div className="grid min-w-0 gap-1" {...handlers}>
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3">
        <div className="flex min-w-0 flex-wrap items-center gap-1.5 text-13">
          <Subject {...parts} />
          <ObjectControl {...parts} />
          <Options {...parts} />
          <WasText>{conditionWas(was, condition)}</WasText>
        </div>
        <NodeMenu name={name} actions={actions} isGroup={false}>
          <OptionItems condition={condition} onChange={actions.replace} />
        </NodeMenu>
      </div>
      <Told id={id} problems={told} findings={concerning(findings, at)} />
    </div>
  );
}

interface PartProps {
  condition: Condition;
  onChange: (condition: Condition) => void;
  at: string;
  marks: ConditionMarks;
  describedBy: string;
}

function Subject({ condition, onChange, at, marks, describedBy }: PartProps) {
  const { attributes } = useEditing();
  const changeFunction = useFunctionChange(condition, onChange);
  return (
    <>
      <AttributePick
        label="Attribute"
        value={condition.attribute}
        onChange={(attribute) => onChange({ ...condition, attribute })}
        at={`${at}/attribute`}
        marks={marks.attribute}
        describedBy={describedBy}
      />
      <FunctionPick
        label="Comparison"
        value={condition.function}
        onChange={changeFunction}
        at={`${at}/function`}
        marks={marks.function}
        describedBy={describedBy}
        kind={kindOfAttribute(attributes, condition.attribute)}
      />
    </>
  );
}

function Options({ condition, onChange, at, marks, describedBy }: PartProps) {
  const hasZone = FUNCTIONS[condition.function].options.includes('timeZone');
  return (
    <>
      {hasZone && (
        <ZonePick
          label="Time zone"
          value={condition.timeZone ?? ''}
          onChange={(zone) => onChange(withTimeZone(condition, zone))}
          at={`${at}/timeZone`}
          marks={marks.timeZone}
          describedBy={describedBy}
        />
      )}
      {condition.ignoreCase === true && (
        <span className="inline-flex items-center text-ink-2">
          in any letter case
          <button
            type="button"
            aria-label="Mind letter case"
            onClick={() => onChange(withIgnoreCase(condition, false))}
            className="grid size-6 place-items-center rounded-1 text-ink-3 hover:bg-hover hover:text-ink"
          >
            <X className="size-3" aria-hidden />
          </button>
        </span>
      )}
    </>
  );
}
