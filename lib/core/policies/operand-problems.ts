import { kindOf } from '../tokens/judge-times';
import { isExactNumber } from './compare-numbers';
import { code } from './document-reading';
import { parseIpNetwork } from './ip-address';
import type { OperandKind } from './policy-function';
import { MAX_TEXT } from './specification-limits';
import { parseTimePoint } from './time-point';

/** One value and several, in words. */
export const OPERAND_WORDS: Readonly<Record<OperandKind, readonly [string, string]>> = {
  text: ['one text', 'texts'],
  number: ['one number', 'numbers'],
  boolean: ['true or false', 'true or false'],
  scalar: ['one text, number or boolean', 'texts, numbers or booleans'],
  time: ['one time', 'times'],
  network: ['one address or network', 'addresses or networks'],
};

const TIMES =
  'write 2026-01-31T18:00:00Z, an offset such as +02:00 in place of Z, a local 2026-01-31 or 2026-01-31T18:00, or a time of day 18:00';
const NETWORKS =
  'write 10.0.0.0/8, 2001:db8::/32 or one address; bits after the prefix are 0 and numbers have no leading zeros';

/** What is wrong with a value that a document compares with, as a sentence; null: nothing. */
export function operandProblem(kind: OperandKind, value: unknown): string | null {
  if (typeof value === 'string' && value.length > MAX_TEXT) {
    return `A text has at most ${MAX_TEXT} characters; this has ${value.length}.`;
  }
  if (typeof value === 'number' && !isExactNumber(value)) {
    return 'No program holds this number exactly: whole numbers end at 2^53; compare with a text.';
  }
  return isOfKind(kind, value) ? spellingProblem(kind, value) : kindProblem(kind, value);
}

function isOfKind(kind: OperandKind, value: unknown): value is string | number | boolean {
  switch (kind) {
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'scalar':
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    default:
      return typeof value === 'string';
  }
}

function kindProblem(kind: OperandKind, value: unknown): string {
  const wanted = kind === 'time' || kind === 'network' ? 'one text' : OPERAND_WORDS[kind][0];
  const isPlain = typeof value === 'number' || typeof value === 'boolean';
  const hint = isPlain && kind === 'text' ? ` Write "${value}", with quotation marks.` : '';
  return `This must be ${wanted}, and is ${kindOf(value)}.${hint}`;
}

function spellingProblem(kind: OperandKind, value: string | number | boolean): string | null {
  if (typeof value !== 'string') return null;
  if (kind === 'time' && parseTimePoint(value) === null) {
    return `${code(value)} is no time; ${TIMES}.`;
  }
  if (kind === 'network' && parseIpNetwork(value) === null) {
    return `${code(value)} is no address or network; ${NETWORKS}.`;
  }
  return null;
}
