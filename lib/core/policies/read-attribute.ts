import { isAbsent, readClaim } from '../claims/claim-path';
import { isJsonList, type JsonValue } from '../tokens/json-value';
import { type AttributeScalar, type AttributeValue, CONTEXT_PREFIX } from './attributes';
import type { DecisionRequest, UnknownReason } from './decision';
import { perList } from './per-list';

/** Reads one attribute of a request as it is there; undefined: it is not. */
export type AttributeReader = (request: DecisionRequest) => JsonValue | undefined;

/** The reader of an attribute by its whole name; `now` is in whole epoch seconds. */
export function attributeReader(name: string): AttributeReader {
  if (name.startsWith(CONTEXT_PREFIX)) {
    const path = name.slice(CONTEXT_PREFIX.length);
    return (request) => readClaim(request.context, path);
  }
  switch (name) {
    case 'resource':
      return (request) => request.resource;
    case 'action':
      return (request) => request.action;
    case 'now':
      return (request) => Math.floor(request.now / 1000);
    default:
      return (request) => request.attributes[name];
  }
}

/** Whether policies know values of this kind among the members of a list. */
export function isScalar(value: unknown): value is AttributeScalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** A list of texts, numbers and booleans, as attributes are; nothing else is a list for policies. */
export function isScalarList(value: JsonValue | undefined): value is readonly AttributeScalar[] {
  return isJsonList(value) && areScalars(value);
}

const areScalars = perList((list: readonly JsonValue[]) => list.every(isScalar));

/** The value when policies know its type, else null. */
export function knownValue(value: JsonValue | undefined): AttributeValue | null {
  return isScalar(value) || isScalarList(value) ? value : null;
}

/** Whether a value says nothing that something could be compared with: a text or a list of nothing. */
export function isEmptyValue(value: JsonValue | undefined): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}

/** Why a value that is there or not could not be compared. */
export function whyUnknown(value: JsonValue | undefined): UnknownReason {
  if (!isAbsent(value)) return 'wrong_type';
  return value === null ? 'null' : 'absent';
}
