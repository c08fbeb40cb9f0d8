import { readAttributeName } from './attribute-names';
import type { AttributeScalar } from './attributes';
import {
  code,
  type DocumentObject,
  type DocumentPath,
  type DocumentReading,
  listed,
  memberOf,
  report,
  wrongKind,
} from './document-reading';
import { FUNCTION_NAMES, type FunctionName } from './function-names';
import { FUNCTIONS } from './functions';
import { likePatternProblem } from './like-pattern';
import { OPERAND_WORDS, operandProblem } from './operand-problems';
import { pairProblem } from './pair-problem';
import type { ComparesWith, OperandKind } from './policy-function';
import { isScalar } from './read-attribute';
import type { Condition } from './specification';
import { MAX_VALUES } from './specification-limits';

/** What a condition compares with. */
export type Operand = Pick<Condition, 'value' | 'values' | 'valueFrom'>;

/** A condition of which function and options are known. */
export interface OperandPlace {
  readonly object: DocumentObject;
  readonly path: DocumentPath;
  readonly name: FunctionName;
  readonly timeZone: string | undefined;
}

type Member = keyof Operand;
const OPERANDS = ['value', 'values', 'valueFrom'] as const;

const FITTING: Readonly<Record<ComparesWith, readonly Member[]>> = {
  value: ['value', 'valueFrom'],
  values: ['values', 'valueFrom'],
  value_or_values: ['value', 'values', 'valueFrom'],
  none: [],
};

/** Reads what a condition compares with; problems are noted, and null is given where there are any. */
export function readOperand(reading: DocumentReading, place: OperandPlace): Operand | null {
  const { comparesWith, operand } = FUNCTIONS[place.name];
  const given = OPERANDS.filter((member) => memberOf(place.object, member) !== undefined);
  const misplaced = given.filter((member) => !FITTING[comparesWith].includes(member));
  for (const member of misplaced) {
    report(reading, [...place.path, member], misplacedProblem(member, place.name));
  }
  if (misplaced.length > 0) return null;
  if (operand === null) return {};
  const [member, second] = given;
  if (member !== undefined && second === undefined)
    return readMember(reading, place, member, operand);
  const missing = FITTING[comparesWith][0] ?? 'value';
  const problem =
    second === undefined
      ? `${code(missing)} is missing; ${comparisonWords(place.name)}.`
      : `${listed(given)} are there together; keep one of them.`;
  report(reading, [...place.path, second ?? missing], problem);
  return null;
}

function readMember(
  reading: DocumentReading,
  place: OperandPlace,
  member: Member,
  kind: OperandKind,
): Operand | null {
  const { object, path } = place;
  if (member === 'valueFrom') {
    const valueFrom = readAttributeName(reading, object, path, 'valueFrom');
    return valueFrom === null ? null : { valueFrom };
  }
  const written = memberOf(object, member);
  if (member === 'values') return readValues(reading, place, written, kind);
  const value = readScalar(reading, written, [...path, 'value'], kind);
  if (place.name === 'string_like' && typeof value === 'string') {
    const problem = likePatternProblem(value);
    if (problem !== null) report(reading, [...path, 'value'], problem);
    return problem === null ? { value } : null;
  }
  return value === null ? null : { value };
}

function readScalar(
  reading: DocumentReading,
  value: unknown,
  path: DocumentPath,
  kind: OperandKind,
): AttributeScalar | null {
  const problem = operandProblem(kind, value);
  if (problem !== null) report(reading, path, problem);
  return problem === null && isScalar(value) ? value : null;
}

function readValues(
  reading: DocumentReading,
  { path, name, timeZone }: OperandPlace,
  written: unknown,
  kind: OperandKind,
): Operand | null {
  const at = [...path, 'values'];
  const size = sizeProblem(written, name);
  if (size !== null || !Array.isArray(written)) {
    report(reading, at, size ?? '');
    return null;
  }
  const values: AttributeScalar[] = [];
  for (const [index, one] of written.entries()) {
    const value = readScalar(reading, one, [...at, index], kind);
    if (value !== null) values.push(value);
  }
  if (values.length < written.length) return null;
  const pair = FUNCTIONS[name].valueCount === 2 ? pairProblem(values, timeZone ?? 'UTC') : null;
  if (pair !== null) report(reading, at, pair);
  return pair === null ? { values } : null;
}

function sizeProblem(written: unknown, name: FunctionName): string | null {
  if (!Array.isArray(written)) return wrongKind(written, [], 'It is a list');
  const { valueCount } = FUNCTIONS[name];
  if (valueCount !== null && written.length !== valueCount) {
    return `${name} compares with exactly ${valueCount}, from and to; here are ${written.length}.`;
  }
  if (written.length === 0) return 'The list is empty; name at least one value.';
  return written.length > MAX_VALUES
    ? `At most ${MAX_VALUES} values are allowed; here are ${written.length}.`
    : null;
}

function misplacedProblem(member: Member, name: FunctionName): string {
  const { comparesWith, operand } = FUNCTIONS[name];
  if (comparesWith === 'none')
    return `${code(member)} does not belong here; ${name} compares with nothing.`;
  const others = FUNCTION_NAMES.filter(
    (other) => FUNCTIONS[other].operand === operand && FUNCTIONS[other].comparesWith === member,
  );
  const whose = others.length === 0 ? 'for other functions' : `for ${others.join(', ')}`;
  return `${code(member)} is ${whose}; ${comparisonWords(name)} in ${code(comparesWith)}.`;
}

function comparisonWords(name: FunctionName): string {
  const { comparesWith, operand } = FUNCTIONS[name];
  if (operand === null) return `${name} compares with nothing`;
  const [one, several] = OPERAND_WORDS[operand];
  return `${name} compares with ${comparesWith === 'values' ? several : one}`;
}
