'use client';

import { useState } from 'react';
import type { AttributeScalar } from '@/lib/core/policies/attributes';
import { BooleanPick } from './boolean-pick';
import { ChoicePick } from './choice-pick';
import type { ControlProps } from './control-props';
import { asKind, canBeOther, kindOfScalar, SCALAR_KINDS, type ScalarKind } from './scalar-kind';
import { NumberPick, TextPick } from './text-pick';
import { ValueChips } from './value-chips';

const PICKS = { text: TextPick, number: NumberPick, boolean: BooleanPick };

/** What kind of value is entered: what was chosen, unless the value says otherwise. */
function useKind(scalars: readonly AttributeScalar[]): [ScalarKind, (kind: ScalarKind) => void] {
  const last = scalars.at(-1);
  const [chosen, setChosen] = useState<ScalarKind>('text');
  const isOpen = last === undefined || typeof last === 'string';
  return [isOpen ? chosen : kindOfScalar(last), setChosen];
}

/** Whether the kind is shown: only where a text could be taken for something else. */
function asksKind(scalars: readonly AttributeScalar[], kind: ScalarKind): boolean {
  return kind !== 'text' || scalars.some((scalar) => canBeOther(scalar));
}

/** One value of a list, of whatever kind: nothing is taken for another kind by itself. */
export function ScalarPick(props: ControlProps<AttributeScalar>) {
  const { value, onChange } = props;
  const [kind, setKind] = useKind([value]);
  const Pick = PICKS[kind];
  const choose = (next: ScalarKind) => {
    setKind(next);
    onChange(
      next === 'boolean' && typeof asKind(value, next) !== 'boolean' ? true : asKind(value, next),
    );
  };
  return (
    <>
      {asksKind([value], kind) && <KindPick {...props} value={kind} onChange={choose} />}
      <Pick {...props} />
    </>
  );
}

/** Several values of lists. */
export function ScalarsPick(props: ControlProps<readonly AttributeScalar[]>) {
  const { value, onChange } = props;
  const [kind, setKind] = useKind(value);
  const choose = (next: ScalarKind) => {
    setKind(next);
    onChange(value.map((scalar) => asKind(scalar, next)));
  };
  return (
    <>
      {asksKind(value, kind) && <KindPick {...props} value={kind} onChange={choose} />}
      <ValueChips {...props} kind={kind} />
    </>
  );
}

function KindPick({ label, at, ...rest }: ControlProps<ScalarKind>) {
  return (
    <ChoicePick
      {...rest}
      label={`${label}, as`}
      at={`${at}#kind`}
      marks={{ bad: false, changed: false }}
      choices={SCALAR_KINDS}
    />
  );
}
