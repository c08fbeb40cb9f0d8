import { shortText } from '../tokens/fault';
import { kindOf } from '../tokens/judge-times';
import { jsonPointer } from '../tokens/parse-json';
import { nearestName } from './nearest-name';
import type { SpecificationProblem } from './specification';

/** Names and numbers from the document down to a place. */
export type DocumentPath = readonly (string | number)[];

/** A document while it is read: what was found wrong so far. */
export interface DocumentReading {
  readonly problems: SpecificationProblem[];
  /** Conditions met so far. */
  conditions: number;
}

/** An object of a document, of which nothing is known. */
export type DocumentObject = Readonly<Record<string, unknown>>;

/** More are not listed: who has so many mends some and looks again. */
const MAX_PROBLEMS = 50;

/** Notes a problem at a place. */
export function report(reading: DocumentReading, path: DocumentPath, message: string): void {
  if (!isFull(reading)) reading.problems.push({ at: jsonPointer(path), message });
}

/** Whether so much is wrong that reading on says nothing more. */
export function isFull({ problems }: DocumentReading): boolean {
  return problems.length >= MAX_PROBLEMS;
}

/** What an object itself has under a name; undefined: nothing. What it inherits does not count. */
export function memberOf(object: DocumentObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Gives the value when it is an object, else notes what it is instead. */
export function readObject(
  reading: DocumentReading,
  value: unknown,
  path: DocumentPath,
  what: string,
): DocumentObject | null {
  if (isObject(value)) return value;
  report(reading, path, wrongKind(value, path, `${what} is an object`));
  return null;
}

/** Gives the value when it is a list of at most so many, else notes what is wrong with it. */
export function readList(
  reading: DocumentReading,
  value: unknown,
  path: DocumentPath,
  { what, most }: { readonly what: string; readonly most: number },
): readonly unknown[] | null {
  if (!Array.isArray(value)) {
    report(reading, path, wrongKind(value, path, `${what} are a list`));
    return null;
  }
  if (value.length <= most) return value;
  report(
    reading,
    path,
    `There are ${value.length} ${what.toLowerCase()}; at most ${most} are allowed.`,
  );
  return null;
}

/** Notes every member that does not belong in an object, with the one that was probably meant. */
export function refuseOthers(
  reading: DocumentReading,
  object: DocumentObject,
  path: DocumentPath,
  { what, names }: { readonly what: string; readonly names: readonly string[] },
): void {
  for (const name of Object.keys(object)) {
    if (names.includes(name)) continue;
    if (isFull(reading)) return;
    const near = nearestName(name, names);
    const hint = near === null ? `it has ${listed(names)}` : `the nearest is ${code(near)}`;
    report(reading, [...path, name], `${code(name)} is no member of ${what}; ${hint}.`);
  }
}

/** A name or value of a document in a sentence, shortened. */
export function code(text: string): string {
  return `\`${shortText(text)}\``;
}

/** Names in a sentence: `a`, `b` and `c`. */
export function listed(names: readonly string[], word = 'and'): string {
  const shown = names.map(code);
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} ${word} ${last}`;
}

/** Says that a value is missing or of another kind: “… is a list, and this is a text.” */
export function wrongKind(value: unknown, path: DocumentPath, rule: string): string {
  if (value !== undefined) return `${rule}; this is ${kindOf(value)}.`;
  const name = path.at(-1);
  return typeof name === 'string' ? `${code(name)} is missing; ${lowerFirst(rule)}.` : `${rule}.`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function isObject(value: unknown): value is DocumentObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
