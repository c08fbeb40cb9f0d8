import { isAttributeValue } from '@/lib/core/claims/attribute-value';
import type { Attributes, AttributeValue } from '@/lib/core/policies/attributes';
import { problemOfContext } from '@/lib/core/policies/context-bounds';
import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/core/tokens/json-value';
import { parseJson } from '@/lib/core/tokens/parse-json';
import { faultSentence } from '../json-editor/read-strict-json';

/** A field that was read, or what is wrong with it, as a sentence. */
export type ReadField<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

const NAME = /^(?:ext_[A-Za-z_]\w{0,63}|permissions)$/;

/** Attributes by hand: a JSON object of `ext_*` and `permissions`; null counts as absent, empty is none. */
export function readAttributes(text: string): ReadField<Attributes> {
  const object = readObject(text);
  if (!object.ok) return object;
  const attributes: Record<string, AttributeValue> = Object.create(null);
  for (const [name, value] of Object.entries(object.value)) {
    const problem = problemOf(name, value);
    if (problem !== null) return { ok: false, problem };
    if (value !== null && isAttributeValue(value)) attributes[name] = value;
  }
  return { ok: true, value: attributes };
}

/** The context of a question: a JSON object as check-authorization takes it; empty is none. */
export function readContext(text: string): ReadField<JsonObject> {
  const object = readObject(text);
  if (!object.ok) return object;
  const problem = problemOfContext(object.value);
  return problem === null ? object : { ok: false, problem };
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** The moment of a question in epoch milliseconds; empty: null, for this moment. */
export function readMoment(text: string): ReadField<number | null> {
  const moment = text.trim();
  if (moment === '') return { ok: true, value: null };
  const at = MOMENT.test(moment) ? Date.parse(moment) : Number.NaN;
  return Number.isNaN(at)
    ? { ok: false, problem: 'Write a moment with its offset, such as 2026-11-21T09:00:00Z.' }
    : { ok: true, value: at };
}

function problemOf(name: string, value: JsonValue): string | null {
  if (!NAME.test(name)) {
    return name.startsWith('context.')
      ? `${name} comes from the context: write it there, without “context.”.`
      : `“${name}” is none of these attributes: they are permissions, and names that begin with ext_.`;
  }
  if (value === null || isAttributeValue(value)) return null;
  return `${name} is a text, a number, true, false, or a list of these.`;
}

function readObject(text: string): ReadField<JsonObject> {
  if (text.trim() === '') return { ok: true, value: {} };
  const read = parseJson(text);
  if (!read.ok) return { ok: false, problem: faultSentence(text, read.fault) };
  if (isJsonObject(read.value)) return { ok: true, value: read.value };
  return { ok: false, problem: 'Write a JSON object: names and values between { and }.' };
}
