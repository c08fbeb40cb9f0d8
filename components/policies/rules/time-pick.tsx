'use client';

import { useState } from 'react';
import type { AttributeScalar } from '@/lib/core/policies/attributes';
import { ChoicePick } from './choice-pick';
import type { ControlProps } from './control-props';
import { LinePick } from './text-pick';
import { asTimeKind, TIME_KINDS, type TimeKind, timeKindOf } from './time-kind';

const TYPES: Readonly<Record<TimeKind, string>> = {
  date: 'date',
  date_time: 'datetime-local',
  of_day: 'time',
  exact: 'text',
};

/** A date, a date with a time, a time of day, or a moment as ISO 8601 writes it. */
export function TimePick({ value, onChange, ...rest }: ControlProps<AttributeScalar>) {
  const text = String(value);
  const [chosen, setChosen] = useState<TimeKind>('date');
  const [typing, setTyping] = useState(false);
  const kind = (typing ? null : timeKindOf(text)) ?? chosen;
  const choose = (next: TimeKind) => {
    setChosen(next);
    onChange(asTimeKind(text, next));
  };
  const type = (next: string) => {
    // What is typed may look like another kind on its way; the field under the caret stays.
    setChosen(kind);
    setTyping(true);
    onChange(next);
  };
  return (
    <>
      <ChoicePick
        {...rest}
        label={`${rest.label}, written as`}
        at={`${rest.at}#kind`}
        marks={{ bad: false, changed: false }}
        value={kind}
        onChange={choose}
        choices={TIME_KINDS}
      />
      <LinePick
        {...rest}
        key={kind}
        type={TYPES[kind]}
        placeholder={kind === 'exact' ? '2027-01-31T09:00:00Z' : undefined}
        value={text}
        onChange={type}
        onBlur={() => setTyping(false)}
      />
    </>
  );
}
