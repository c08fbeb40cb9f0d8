import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from './json-value';
import { type InexactNumbers, jsonPointer } from './parse-json';
import { showText } from './show-text';

/** A stretch of formatted JSON and what it is, for colouring. */
export interface JsonPiece {
  readonly kind: 'name' | 'text' | 'escape' | 'number' | 'word' | 'mark';
  readonly text: string;
}

/** Lists and objects of plain values stay on one line up to this many characters. */
const LINE = 60;

interface Place {
  readonly path: readonly (string | number)[];
  readonly inexact: InexactNumbers;
  readonly indent: string;
}

/**
 * Formats a JSON value for reading, two spaces per level, without changing what it says: numbers
 * that JavaScript cannot hold keep their spelling, and nothing in a text stays invisible.
 * `path` is where the value lies in the document that `inexact` speaks of.
 */
export function formatJson(
  value: JsonValue,
  inexact: InexactNumbers = new Map(),
  path: readonly (string | number)[] = [],
): JsonPiece[] {
  return pieces(value, { path, inexact, indent: '' });
}

/** The formatted value as plain text, for copying and for measuring. */
export function jsonText(parts: readonly JsonPiece[]): string {
  return parts.map((piece) => piece.text).join('');
}

function pieces(value: JsonValue, place: Place): JsonPiece[] {
  if (typeof value === 'string') return quoted(value, 'text');
  if (typeof value === 'number') {
    const text = place.inexact.get(jsonPointer(place.path)) ?? String(value);
    return [{ kind: 'number', text }];
  }
  if (isJsonList(value)) return container(listItems(value, place), '[', ']', place.indent);
  if (isJsonObject(value)) return container(members(value, place), '{', '}', place.indent);
  return [{ kind: 'word', text: String(value) }];
}

function quoted(text: string, kind: 'name' | 'text'): JsonPiece[] {
  const inside = showText(text).map((piece): JsonPiece => {
    if (piece.kind === 'escape') return piece;
    return { kind, text: piece.text.replace(/["\\]/g, '\\$&') };
  });
  return [{ kind, text: '"' }, ...inside, { kind, text: '"' }];
}

function listItems(list: readonly JsonValue[], place: Place): JsonPiece[][] {
  return list.map((item, index) => pieces(item, below(place, index)));
}

function members(object: JsonObject, place: Place): JsonPiece[][] {
  return Object.entries(object).map(([name, value]) => [
    ...quoted(name, 'name'),
    { kind: 'mark', text: ': ' },
    ...pieces(value, below(place, name)),
  ]);
}

function below(place: Place, step: string | number): Place {
  return { ...place, path: [...place.path, step], indent: `${place.indent}  ` };
}

function container(items: JsonPiece[][], open: string, close: string, indent: string): JsonPiece[] {
  const mark = (text: string): JsonPiece => ({ kind: 'mark', text });
  if (items.length === 0) return [mark(open + close)];
  const flat = open === '[' && fits(items);
  const [start, between, end] = flat
    ? ['', ', ', '']
    : [`\n${indent}  `, `,\n${indent}  `, `\n${indent}`];
  const joined = items.flatMap((item, index) => (index === 0 ? item : [mark(between), ...item]));
  return [mark(open + start), ...joined, mark(end + close)];
}

function fits(items: readonly JsonPiece[][]): boolean {
  let length = 0;
  for (const item of items) {
    for (const piece of item) {
      if (piece.kind === 'mark') return false;
      length += piece.text.length;
    }
    length += 2;
    if (length > LINE) return false;
  }
  return true;
}
