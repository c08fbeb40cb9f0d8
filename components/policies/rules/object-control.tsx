'use client';

import type { AttributeScalar } from '@/lib/core/policies/attributes';
import { FUNCTIONS } from '@/lib/core/policies/functions';
import type { OperandKind } from '@/lib/core/policies/policy-function';
import type { Condition } from '@/lib/core/policies/specification';
import { AttributePick } from './attribute-pick';
import { BooleanPick } from './boolean-pick';
import { comparedWith, scalarsOf, withScalars } from './condition-edits';
import type { ConditionMarks } from './condition-was';
import type { ControlProps } from './control-props';
import { ScalarPick, ScalarsPick } from './scalar-pick';
import { NumberPick, TextPick } from './text-pick';
import { TimePick } from './time-pick';
import { ValueChips } from './value-chips';

interface ObjectControlProps {
  condition: Condition;
  onChange: (condition: Condition) => void;
  at: string;
  marks: ConditionMarks;
  describedBy: string;
}

/** Control of one value by what the function compares with. */
const PICKS: Readonly<
  Record<OperandKind, (props: ControlProps<AttributeScalar>) => React.ReactNode>
> = {
  text: TextPick,
  network: TextPick,
  number: NumberPick,
  boolean: BooleanPick,
  time: TimePick,
  scalar: ScalarPick,
};

/** What an attribute is compared with: nothing, one value, two ends, several values, or another attribute. */
export function ObjectControl(props: ObjectControlProps) {
  const { condition, onChange, at, marks, describedBy } = props;
  const { operand, comparesWith, valueCount } = FUNCTIONS[condition.function];
  if (operand === null) return null;
  if (condition.valueFrom !== undefined) {
    return (
      <>
        <span className="text-ink-2">the value of</span>
        <AttributePick
          label="Other attribute"
          value={condition.valueFrom}
          onChange={(valueFrom) => onChange(comparedWith(condition, { valueFrom }))}
          at={`${at}/valueFrom`}
          marks={marks.object}
          describedBy={describedBy}
        />
      </>
    );
  }
  if (comparesWith === 'value') return <OneValue {...props} operand={operand} />;
  if (valueCount === 2) return <TwoEnds {...props} operand={operand} />;
  return <SeveralValues {...props} operand={operand} />;
}

interface OperandProps extends ObjectControlProps {
  operand: OperandKind;
}

function OneValue({ condition, onChange, at, marks, describedBy, operand }: OperandProps) {
  const Pick = PICKS[operand];
  return (
    <Pick
      label="Value"
      value={scalarsOf(condition)[0] ?? ''}
      onChange={(scalar) => onChange(withScalars(condition, [scalar]))}
      at={`${at}/value`}
      marks={marks.object}
      describedBy={describedBy}
    />
  );
}

function TwoEnds({ condition, onChange, at, marks, describedBy, operand }: OperandProps) {
  const Pick = PICKS[operand];
  const [from = '', to = ''] = scalarsOf(condition);
  return (
    <>
      <Pick
        label="From"
        value={from}
        onChange={(scalar) => onChange(withScalars(condition, [scalar, to]))}
        at={`${at}/values/0`}
        marks={marks.ends[0]}
        describedBy={describedBy}
      />
      <span className="text-ink-2">and</span>
      <Pick
        label="To"
        value={to}
        onChange={(scalar) => onChange(withScalars(condition, [from, scalar]))}
        at={`${at}/values/1`}
        marks={marks.ends[1]}
        describedBy={describedBy}
      />
    </>
  );
}

function SeveralValues({ condition, onChange, at, marks, describedBy, operand }: OperandProps) {
  const shared = {
    label: 'Values',
    value: scalarsOf(condition),
    onChange: (scalars: readonly AttributeScalar[]) => onChange(withScalars(condition, scalars)),
    at: `${at}/values`,
    marks: marks.object,
    describedBy,
  };
  return operand === 'scalar' ? (
    <ScalarsPick {...shared} />
  ) : (
    <ValueChips {...shared} kind="text" />
  );
}
