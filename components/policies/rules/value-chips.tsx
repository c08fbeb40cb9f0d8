'use client';

import { useMemo } from 'react';
import { ChipsInput } from '@/components/ui/chips-input';
import { cn } from '@/components/ui/cn';
import { FieldContext } from '@/components/ui/field-context';
import type { AttributeScalar } from '@/lib/core/policies/attributes';
import { showScalar } from '@/lib/core/policies/show-value';
import type { ControlProps } from './control-props';
import { type ScalarKind, scalarIn } from './scalar-kind';

interface ValueChipsProps extends ControlProps<readonly AttributeScalar[]> {
  /** As what an entry is read. */
  readonly kind: ScalarKind;
}

/**
 * Several values; Enter, a comma or a paste of lines adds, Backspace removes the last. `"a, b"` is one value.
 */
export function ValueChips(props: ValueChipsProps) {
  const { label, value, onChange, at, marks, describedBy, kind } = props;
  const look = marks.bad ? 'bad' : 'rest';
  const wiring = useMemo(
    () => ({ id: at, labelId: `${at}-label`, describedBy, look }) as const,
    [at, describedBy, look],
  );
  // A chip says its value as sentences do, so that the text "5" and the number 5 are two.
  const isMixed = kind !== 'text' || value.some((scalar) => typeof scalar !== 'string');
  const shown = new Map(value.map((scalar) => [wordOf(scalar, isMixed), scalar]));
  const take = (words: readonly string[]) =>
    onChange(words.map((word) => shown.get(word) ?? scalarIn(word, kind)));
  return (
    <span
      data-at={at}
      className={cn(
        'inline-grid max-w-full min-w-0 [&>.control]:min-h-7 [&>.control]:w-auto [&>.control]:px-0.5 [&>.control]:py-px [&_input]:field-sizing-content [&_input]:min-w-20',
        marks.changed && '[&>.control]:bg-accent-soft',
        marks.changed && !marks.bad && '[&>.control]:border-accent',
      )}
    >
      <FieldContext value={wiring}>
        <ChipsInput
          label={label}
          quoted
          placeholder="Add a value"
          value={[...shown.keys()]}
          onChange={take}
        />
      </FieldContext>
    </span>
  );
}

function wordOf(scalar: AttributeScalar, isMixed: boolean): string {
  return typeof scalar === 'string' && scalar !== '' && !isMixed ? scalar : showScalar(scalar);
}
