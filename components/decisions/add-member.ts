import type { AttributeValue } from '@/lib/core/policies/attributes';
import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/core/tokens/json-value';
import { parseJson } from '@/lib/core/tokens/parse-json';

/** A JSON object with a value at a path of names, printed anew; null where the text is no object. */
export function addMember(
  text: string,
  path: readonly string[],
  value: AttributeValue,
): string | null {
  const read = text.trim() === '' ? null : parseJson(text);
  if (read !== null && (!read.ok || !isJsonObject(read.value))) return null;
  const object = read?.ok && isJsonObject(read.value) ? read.value : {};
  return JSON.stringify(withMember(object, path, value), null, 2);
}

function withMember(
  object: JsonObject,
  path: readonly string[],
  value: AttributeValue,
): JsonObject {
  const [name, ...rest] = path;
  if (name === undefined) return object;
  const inner = Object.hasOwn(object, name) ? object[name] : undefined;
  const next: JsonValue =
    rest.length === 0 ? value : withMember(isJsonObject(inner) ? inner : {}, rest, value);
  return { ...object, [name]: next };
}

/** Whether a JSON object has a member at a path of names. */
export function hasMember(object: JsonObject, path: readonly string[]): boolean {
  let value: JsonValue | undefined = object;
  for (const name of path) {
    if (!isJsonObject(value) || !Object.hasOwn(value, name)) return false;
    value = value[name];
  }
  return true;
}
