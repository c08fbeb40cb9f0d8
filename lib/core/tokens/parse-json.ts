import type { JsonObject, JsonValue } from './json-value';

export type JsonFault =
  | { readonly kind: 'syntax'; readonly at: number }
  | { readonly kind: 'duplicate_name'; readonly at: number; readonly name: string }
  | { readonly kind: 'too_deep'; readonly at: number };

/** Exact spelling, by JSON Pointer, of numbers that JavaScript cannot hold (beyond 2^53). */
export type InexactNumbers = ReadonlyMap<string, string>;

export type JsonResult =
  | { readonly ok: true; readonly value: JsonValue; readonly inexact: InexactNumbers }
  | { readonly ok: false; readonly fault: JsonFault };

/** Containers within containers that a token may have; the outermost object is level 1. */
export const MAX_JSON_DEPTH = 32;

interface Cursor {
  readonly text: string;
  readonly path: (string | number)[];
  readonly inexact: Map<string, string>;
  at: number;
}

class FaultError extends Error {
  readonly fault: JsonFault;
  constructor(fault: JsonFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

/**
 * Reads JSON as RFC 8259 writes it and nothing looser. Names that occur twice in one object are a
 * fault (also when one is escaped), nesting beyond 32 levels is a fault, `__proto__` is a name like
 * any other, and integers beyond 2^53 keep their spelling.
 */
export function parseJson(text: string): JsonResult {
  const cursor: Cursor = { text, path: [], inexact: new Map(), at: 0 };
  try {
    const value = readValue(cursor);
    skipSpace(cursor);
    if (cursor.at < text.length) throw syntax(cursor);
    return { ok: true, value, inexact: cursor.inexact };
  } catch (error) {
    if (error instanceof FaultError) return { ok: false, fault: error.fault };
    throw error;
  }
}

function syntax(cursor: Cursor): FaultError {
  return new FaultError({ kind: 'syntax', at: cursor.at });
}

function skipSpace(cursor: Cursor): void {
  while (' \t\n\r'.includes(cursor.text.charAt(cursor.at)) && cursor.at < cursor.text.length) {
    cursor.at += 1;
  }
}

function take(cursor: Cursor, character: string): boolean {
  skipSpace(cursor);
  if (cursor.text.charAt(cursor.at) !== character) return false;
  cursor.at += 1;
  return true;
}

function expect(cursor: Cursor, character: string): void {
  if (!take(cursor, character)) throw syntax(cursor);
}

function readValue(cursor: Cursor): JsonValue {
  skipSpace(cursor);
  switch (cursor.text.charAt(cursor.at)) {
    case '{':
      return readObject(cursor);
    case '[':
      return readList(cursor);
    case '"':
      return readString(cursor);
    case 't':
      return readWord(cursor, 'true', true);
    case 'f':
      return readWord(cursor, 'false', false);
    case 'n':
      return readWord(cursor, 'null', null);
    default:
      return readNumber(cursor);
  }
}

function readWord<T extends boolean | null>(cursor: Cursor, word: string, value: T): T {
  if (!cursor.text.startsWith(word, cursor.at)) throw syntax(cursor);
  cursor.at += word.length;
  return value;
}

function descend(cursor: Cursor, into: string | number): void {
  cursor.path.push(into);
  if (cursor.path.length > MAX_JSON_DEPTH) {
    throw new FaultError({ kind: 'too_deep', at: cursor.at });
  }
}

function readObject(cursor: Cursor): JsonObject {
  const object: Record<string, JsonValue> = Object.create(null);
  cursor.at += 1;
  descend(cursor, '');
  if (!take(cursor, '}')) {
    do readMember(cursor, object);
    while (take(cursor, ','));
    expect(cursor, '}');
  }
  cursor.path.pop();
  return object;
}

function readMember(cursor: Cursor, object: Record<string, JsonValue>): void {
  skipSpace(cursor);
  const at = cursor.at;
  const name = readString(cursor);
  if (name in object) throw new FaultError({ kind: 'duplicate_name', at, name });
  expect(cursor, ':');
  cursor.path[cursor.path.length - 1] = name;
  object[name] = readValue(cursor);
}

function readList(cursor: Cursor): readonly JsonValue[] {
  const list: JsonValue[] = [];
  cursor.at += 1;
  descend(cursor, 0);
  if (!take(cursor, ']')) {
    do {
      cursor.path[cursor.path.length - 1] = list.length;
      list.push(readValue(cursor));
    } while (take(cursor, ','));
    expect(cursor, ']');
  }
  cursor.path.pop();
  return list;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function readNumber(cursor: Cursor): number {
  NUMBER.lastIndex = cursor.at;
  const spelling = NUMBER.exec(cursor.text)?.[0];
  if (spelling === undefined) throw syntax(cursor);
  cursor.at += spelling.length;
  const value = Number(spelling);
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    cursor.inexact.set(jsonPointer(cursor.path), spelling);
  }
  return value;
}

const ESCAPED: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

function readString(cursor: Cursor): string {
  if (cursor.text.charAt(cursor.at) !== '"') throw syntax(cursor);
  const start = cursor.at + 1;
  let end = start;
  let escaped = false;
  for (; cursor.text.charCodeAt(end) !== 0x22; end += 1) {
    const code = cursor.text.charCodeAt(end);
    cursor.at = end;
    // Past the end of the text the code is NaN, which is not at least 32 either.
    if (!(code >= 0x20)) throw syntax(cursor);
    if (code === 0x5c) {
      escaped = true;
      end += 1;
    }
  }
  const raw = cursor.text.slice(start, end);
  const value = escaped ? unescaped(raw, cursor) : raw;
  cursor.at = end + 1;
  return value;
}

function unescaped(raw: string, cursor: Cursor): string {
  return raw.replace(
    /\\(?:u([0-9a-fA-F]{4})|([\s\S]?))/g,
    (_all, hex?: string, letter?: string) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      const meant = ESCAPED.get(letter ?? '');
      if (meant === undefined) throw syntax(cursor);
      return meant;
    },
  );
}

/** Writes a path as a JSON Pointer (RFC 6901); the whole document is `''`. */
export function jsonPointer(path: readonly (string | number)[]): string {
  return path
    .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
