import type { AttributeScalar } from '@/lib/core/policies/attributes';
import { numberIn } from './number-text';

/** As what a value of a list is entered. */
export type ScalarKind = 'text' | 'number' | 'boolean';

export const SCALAR_KINDS = [
  { value: 'text', label: 'text' },
  { value: 'number', label: 'number' },
  { value: 'boolean', label: 'true or false' },
] as const satisfies readonly { value: ScalarKind; label: string }[];

/** As what a value was entered. */
export function kindOfScalar(scalar: AttributeScalar): ScalarKind {
  if (typeof scalar === 'number') return 'number';
  return typeof scalar === 'boolean' ? 'boolean' : 'text';
}

/** A typed text as a value of a kind; as it is where it cannot be one. */
export function scalarIn(text: string, kind: ScalarKind): AttributeScalar {
  if (kind === 'number') return numberIn(text) ?? text;
  return kind === 'boolean' && /^(?:true|false)$/.test(text) ? text === 'true' : text;
}

/** A value as one of another kind; as it is where it cannot be one. */
export function asKind(scalar: AttributeScalar, kind: ScalarKind): AttributeScalar {
  return scalarIn(String(scalar), kind);
}

/** Whether a value is no text, or a text that reads as something else. */
export function canBeOther(scalar: AttributeScalar): boolean {
  return (
    typeof asKind(scalar, 'number') === 'number' || typeof asKind(scalar, 'boolean') === 'boolean'
  );
}
