'use client';

import { useRef } from 'react';
import { toast } from '@/components/ui/toast';
import type { FunctionName } from '@/lib/core/policies/function-names';
import { showScalar } from '@/lib/core/policies/show-value';
import type { Condition } from '@/lib/core/policies/specification';
import { comparedWith, scalarsOf, withFunction } from './condition-edits';
import { useSteady } from './use-steady';

/**
 * Changes the function of a condition. Values that the next function has no room for are kept until the page
 * is left: a function that takes them again has them back, and the toast that says so undoes the change.
 */
export function useFunctionChange(condition: Condition, onChange: (next: Condition) => void) {
  const left = useRef<Condition | null>(null);
  const undo = useSteady((before: Condition, after: Condition) => {
    // Whatever was changed since is not undone with it.
    if (condition === after) onChange(before);
  });
  return (name: FunctionName) => {
    const next = withFunction(withLeft(condition, left.current), name);
    const lost = leftOut(condition, next);
    if (lost.length > 0) {
      left.current = condition;
      const title =
        lost.length === 1 ? 'A value is left out' : `${lost.length} values are left out`;
      const onSelect = () => undo(condition, next);
      toast({
        tone: 'neutral',
        title,
        detail: lost.join(', '),
        action: { label: 'Undo', onSelect },
      });
    }
    onChange(next);
  };
}

/** The condition with the values that it had, where those that it has are the first of them. */
function withLeft(condition: Condition, left: Condition | null): Condition {
  if (left === null || left.attribute !== condition.attribute) return condition;
  if (condition.valueFrom !== undefined) return condition;
  const had = scalarsOf(left);
  const has = scalarsOf(condition).filter((scalar) => scalar !== '');
  const isStart = has.every((scalar, at) => String(scalar) === String(had[at]));
  return isStart && has.length < had.length ? comparedWith(condition, { values: had }) : condition;
}

/** Values that a condition had and the next has no more, as they are shown. */
function leftOut(condition: Condition, next: Condition): readonly string[] {
  const kept = new Set(scalarsOf(next).map(String));
  const had = scalarsOf(condition).filter((scalar) => scalar !== '');
  return had.filter((scalar) => !kept.has(String(scalar))).map((scalar) => showScalar(scalar));
}
