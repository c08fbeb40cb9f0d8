import type { AttributeScalar } from '@/lib/core/policies/attributes';
import type { FunctionName } from '@/lib/core/policies/function-names';
import { FUNCTIONS } from '@/lib/core/policies/functions';
import type { OperandKind } from '@/lib/core/policies/policy-function';
import type { Condition } from '@/lib/core/policies/specification';
import { numberIn } from './number-text';

/** What a condition compares with, by the member that says so. */
export type ComparedWith =
  | { readonly value: AttributeScalar }
  | { readonly values: readonly AttributeScalar[] }
  | { readonly valueFrom: string }
  | Record<never, never>;

/** A condition to be filled in. */
export function blankCondition(): Condition {
  return { function: 'string_equal', attribute: '', value: '' };
}

/** Whether nothing was entered yet. */
export function isBlank(condition: Condition): boolean {
  return condition.attribute === '' && scalarsOf(condition).every((scalar) => scalar === '');
}

/** The values that are written in a condition. */
export function scalarsOf({ value, values }: Condition): readonly AttributeScalar[] {
  return values ?? (value === undefined ? [] : [value]);
}

/** The condition with something else to compare with; its members in the order that documents have. */
export function comparedWith(condition: Condition, compared: ComparedWith): Condition {
  const { function: name, attribute, ignoreCase, timeZone } = condition;
  return {
    function: name,
    attribute,
    ...compared,
    ...(ignoreCase !== undefined && { ignoreCase }),
    ...(timeZone !== undefined && { timeZone }),
  };
}

/** The condition with these values, in the member that its function reads. */
export function withScalars(condition: Condition, scalars: readonly AttributeScalar[]): Condition {
  const { comparesWith } = FUNCTIONS[condition.function];
  if (comparesWith === 'none') return comparedWith(condition, {});
  const [first] = scalars;
  const keepsOne =
    comparesWith === 'value_or_values' && condition.value !== undefined && scalars.length === 1;
  if (comparesWith !== 'value' && !keepsOne) return comparedWith(condition, { values: scalars });
  return comparedWith(condition, { value: first ?? '' });
}

/** The condition with another function; of what it compares with and its options, what fits is kept. */
export function withFunction(condition: Condition, name: FunctionName): Condition {
  const { comparesWith, operand, valueCount, options } = FUNCTIONS[name];
  const { attribute, valueFrom, ignoreCase, timeZone } = condition;
  const next: Condition = {
    function: name,
    attribute,
    ...(condition.value !== undefined && { value: condition.value }),
    ...(ignoreCase !== undefined && options.includes('ignoreCase') && { ignoreCase }),
    ...(timeZone !== undefined && options.includes('timeZone') && { timeZone }),
  };
  if (comparesWith === 'none' || operand === null) return comparedWith(next, {});
  if (valueFrom !== undefined) return comparedWith(next, { valueFrom });
  const fitting = scalarsOf(condition).flatMap((scalar) => fitted(scalar, operand));
  return withScalars(next, counted(fitting, comparesWith === 'value' ? 1 : valueCount, operand));
}

/** The condition comparing with another attribute, or with values again. */
export function withOther(condition: Condition, other: boolean): Condition {
  if (other) return comparedWith(condition, { valueFrom: '' });
  const { comparesWith, operand, valueCount } = FUNCTIONS[condition.function];
  if (operand === null) return comparedWith(condition, {});
  const count = comparesWith === 'value' ? 1 : valueCount;
  return withScalars(comparedWith(condition, {}), counted([], count, operand));
}

/** The condition with or without regard to letter case; with regard to it is not written. */
export function withIgnoreCase(condition: Condition, ignoreCase: boolean): Condition {
  const { ignoreCase: _, ...rest } = condition;
  return ignoreCase ? { ...rest, ignoreCase } : rest;
}

/** The condition in a time zone; an empty name means UTC, which is not written. */
export function withTimeZone(condition: Condition, timeZone: string): Condition {
  const { timeZone: _, ...rest } = condition;
  return timeZone === '' ? rest : { ...rest, timeZone };
}

/** A value as an operand of a kind; none where it cannot be one. Blank texts are left out. */
function fitted(scalar: AttributeScalar, operand: OperandKind): readonly AttributeScalar[] {
  if (scalar === '') return [];
  if (operand === 'scalar') return [scalar];
  if (operand === 'boolean') return typeof scalar === 'boolean' ? [scalar] : [];
  if (operand !== 'number') return [String(scalar)];
  const number = numberIn(String(scalar));
  return number === null ? [] : [number];
}

/** As many values as there must be, blank ones behind; null: any number. */
function counted(
  scalars: readonly AttributeScalar[],
  count: number | null,
  operand: OperandKind,
): readonly AttributeScalar[] {
  if (count === null) return scalars;
  const blank = operand === 'boolean' ? true : '';
  return Array.from({ length: count }, (_, at) => scalars[at] ?? blank);
}
