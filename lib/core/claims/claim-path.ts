import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from '../tokens/json-value';

/**
 * The value that a path names among claims; undefined: there is none. A claim whose whole name is the
 * path comes first, then JSON Pointer for paths that begin with a slash (RFC 6901), then dots: at each
 * level the longest literal name that holds something decides, so that
 * `https://acme.com/roles.admin` finds `admin` in `https://acme.com/roles`. Lists count from 0.
 */
export function readClaim(claims: JsonObject, path: string): JsonValue | undefined {
  if (Object.hasOwn(claims, path)) return claims[path];
  return path.startsWith('/') ? readPointer(claims, path) : readDotted(claims, path);
}

/** Whether a claim counts as absent: it is not there, or null, which Clerk writes for what it could not fill. */
export function isAbsent(value: JsonValue | undefined): value is null | undefined {
  return value === undefined || value === null;
}

function readPointer(claims: JsonObject, pointer: string): JsonValue | undefined {
  let value: JsonValue | undefined = claims;
  for (const name of pointerNames(pointer)) {
    value = memberOf(value, name);
    if (value === undefined) return undefined;
  }
  return value;
}

/** The names of a JSON Pointer, unescaped (RFC 6901, 4). */
export function pointerNames(pointer: string): readonly string[] {
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function readDotted(claims: JsonObject, path: string): JsonValue | undefined {
  let value: JsonValue = claims;
  let rest = path;
  while (true) {
    const whole = memberOf(value, rest);
    if (whole !== undefined) return whole;
    const found = longestPrefix(value, rest);
    if (found === null) return undefined;
    value = found.value;
    rest = rest.slice(found.length + 1);
  }
}

/** The longest name before a dot that leads to an object or a list; null: none does. */
export function longestPrefix(
  within: JsonValue,
  path: string,
): { readonly value: JsonValue; readonly length: number } | null {
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const value = memberOf(within, path.slice(0, dot));
    if (isJsonObject(value) || isJsonList(value)) return { value, length: dot };
  }
  return null;
}

const INDEX = /^(?:0|[1-9]\d{0,9})$/;

/** The member of an object, or the entry of a list, that has exactly this name. */
export function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (isJsonList(value)) return INDEX.test(name) ? value[Number(name)] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
