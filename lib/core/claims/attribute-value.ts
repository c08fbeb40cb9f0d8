import type { AttributeScalar, AttributeValue } from '../policies/attributes';

/**
 * Whether policies can compare with a value: a text, a finite number, a boolean, or a list of these.
 * An object, a list that holds anything else, and a number too large to be one are not.
 */
export function isAttributeValue(value: unknown): value is AttributeValue {
  return Array.isArray(value) ? value.every(isAttributeScalar) : isAttributeScalar(value);
}

function isAttributeScalar(value: unknown): value is AttributeScalar {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
