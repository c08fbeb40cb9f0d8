import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from '../tokens/json-value';

/** Objects and lists within one another that a context may have; the context itself is level 1. */
export const MAX_CONTEXT_DEPTH = 16;

/** How long a context may be as JSON, in bytes of UTF-8. */
export const MAX_CONTEXT_BYTES = 32_768;

/**
 * What is wrong with a value as the context of a decision, as a sentence; null: nothing. It is an object of
 * JSON values, at most 16 levels deep and 32 KiB long. Stops at the first fault and the last byte allowed.
 */
export function problemOfContext(value: unknown): string | null {
  if (!isPlainObject(value)) return 'The context is a JSON object.';
  if (roughSize(value, 1) <= MAX_CONTEXT_BYTES) return null;
  const measure: Measure = { bytes: 0, problem: null };
  measureValue(value, 1, measure);
  return measure.problem;
}

/** Whether a value may be the context of a decision. */
export function isContext(value: unknown): value is JsonObject {
  return problemOfContext(value) === null;
}

/** At least as long as it is, and not a number where it is for the exact look: most are small and flat. */
function roughSize(value: unknown, depth: number): number {
  if (typeof value === 'string') return value.length * 3 + 2;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) {
    return Number.isFinite(Number(value)) ? 32 : Number.NaN;
  }
  if (depth > MAX_CONTEXT_DEPTH) return Number.NaN;
  if (!Array.isArray(value) && !isPlainObject(value)) return Number.NaN;
  let bytes = 2;
  for (const name in value) {
    bytes += name.length * 3 + 4 + roughSize(Reflect.get(value, name), depth + 1);
    // Too long, or not a number: the exact look says which, and stops there too.
    if (!(bytes <= MAX_CONTEXT_BYTES)) return bytes;
  }
  return bytes;
}

interface Measure {
  bytes: number;
  problem: string | null;
}

function isPlainObject(value: unknown): value is JsonObject {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function measureValue(value: unknown, depth: number, measure: Measure): void {
  if (measure.problem !== null) return;
  const bytes = scalarBytes(value);
  if (bytes !== null) add(bytes, measure);
  else if (Array.isArray(value) || isPlainObject(value)) measureHeld(value, depth, measure);
  else measure.problem = NOT_JSON;
}

const NOT_JSON = 'The context holds texts, numbers, true, false, null, lists and objects only.';

/** Null: it is no text, number, true, false or null. */
function scalarBytes(value: unknown): number | null {
  if (typeof value === 'string') return bytesOf(value) + 2;
  if (typeof value === 'boolean' || value === null) return 4;
  return typeof value === 'number' && Number.isFinite(value) ? String(value).length : null;
}

function measureHeld(value: JsonValue, depth: number, measure: Measure): void {
  if (depth > MAX_CONTEXT_DEPTH) {
    measure.problem = `The context is at most ${MAX_CONTEXT_DEPTH} levels deep.`;
    return;
  }
  if (isJsonList(value)) {
    // The brackets, without the comma that is counted after the last.
    add(value.length === 0 ? 2 : 1, measure);
    for (const held of value) {
      measureValue(held, depth + 1, measure);
      add(1, measure);
      if (measure.problem !== null) return;
    }
  } else if (isJsonObject(value)) measureMembers(value, depth, measure);
}

function measureMembers(value: JsonObject, depth: number, measure: Measure): void {
  const names = Object.keys(value);
  add(names.length === 0 ? 2 : 1, measure);
  for (const name of names) {
    add(bytesOf(name) + 4, measure);
    measureValue(value[name], depth + 1, measure);
    if (measure.problem !== null) return;
  }
}

function add(bytes: number, measure: Measure): void {
  measure.bytes += bytes;
  if (measure.bytes <= MAX_CONTEXT_BYTES) return;
  measure.problem = `The context is at most ${MAX_CONTEXT_BYTES / 1024} KiB long.`;
}

/** Of UTF-8, without what JSON escapes; of one that is too long in any case, its characters. */
function bytesOf(text: string): number {
  let bytes = text.length;
  if (bytes > MAX_CONTEXT_BYTES) return bytes;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
