import type { AttributeScalar, AttributeValue } from '../policies/attributes';
import { MAX_DEFAULT_LENGTH, MAX_DEFAULT_VALUES } from './mapping-rules';

/** Something wrong in a default: where within it (JSON Pointer), and a sentence. */
export interface DefaultProblem {
  readonly at: string;
  readonly message: string;
}

export type ReadDefault =
  | { readonly ok: true; readonly value: AttributeValue }
  | { readonly ok: false; readonly problem: DefaultProblem };

const KINDS = 'Use a text, a number, true or false, or a list of these.';

/** Reads the default of a mapping: a text, a number, a boolean or a list of these, kept as they are. */
export function readDefault(value: unknown): ReadDefault {
  if (!Array.isArray(value)) return readScalar(value, '');
  if (value.length > MAX_DEFAULT_VALUES) {
    return refuse(
      '',
      `The list has ${value.length} values; at most ${MAX_DEFAULT_VALUES} are possible.`,
    );
  }
  const list: AttributeScalar[] = [];
  for (const [index, entry] of value.entries()) {
    const read = readScalar(entry, `/${index}`);
    if (!read.ok) return read;
    list.push(read.value);
  }
  return { ok: true, value: list };
}

type ReadScalar =
  | { readonly ok: true; readonly value: AttributeScalar }
  | { readonly ok: false; readonly problem: DefaultProblem };

function readScalar(value: unknown, at: string): ReadScalar {
  if (typeof value === 'boolean') return { ok: true, value };
  if (typeof value === 'number') return readNumber(value, at);
  if (typeof value === 'string') return readText(value, at);
  if (value === null)
    return refuse(at, `null is no default. ${KINDS} For no default, leave it out.`);
  return refuse(at, KINDS);
}

function readNumber(value: number, at: string): ReadScalar {
  if (Number.isNaN(value)) return refuse(at, 'Write a number, such as 10 or 0.5.');
  if (Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value)) {
    return { ok: true, value };
  }
  return refuse(at, 'This number is too large to be kept exactly. Write it as a text.');
}

function readText(value: string, at: string): ReadScalar {
  if (value.length > MAX_DEFAULT_LENGTH) {
    return refuse(
      at,
      `It has ${value.length} characters; at most ${MAX_DEFAULT_LENGTH} are possible.`,
    );
  }
  if (/\0|\p{Cs}/u.test(value)) return refuse(at, 'It holds a character that cannot be stored.');
  return { ok: true, value };
}

function refuse(at: string, message: string): { ok: false; problem: DefaultProblem } {
  return { ok: false, problem: { at, message } };
}
