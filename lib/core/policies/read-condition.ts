import { readAttributeName } from './attribute-names';
import {
  code,
  type DocumentObject,
  type DocumentPath,
  type DocumentReading,
  memberOf,
  refuseOthers,
  report,
  wrongKind,
} from './document-reading';
import { FUNCTION_NAMES, type FunctionName } from './function-names';
import { FUNCTIONS } from './functions';
import { nearestName } from './nearest-name';
import { readOperand } from './read-operand';
import type { Condition } from './specification';
import { MAX_TEXT } from './specification-limits';
import { timeZoneOf } from './time-zone';

const MEMBERS = [
  'function',
  'attribute',
  'value',
  'values',
  'valueFrom',
  'ignoreCase',
  'timeZone',
] as const;

/** Reads one comparison; problems are noted, and null is given where nothing can be made of it. */
export function readCondition(
  reading: DocumentReading,
  object: DocumentObject,
  path: DocumentPath,
): Condition | null {
  refuseOthers(reading, object, path, { what: 'a condition', names: MEMBERS });
  const name = readFunctionName(reading, object, path);
  const attribute = readAttributeName(reading, object, path, 'attribute');
  if (name === null || attribute === null) return null;
  const options = readOptions(reading, object, path, name);
  const operand = readOperand(reading, { object, path, name, timeZone: options.timeZone });
  return operand === null ? null : { function: name, attribute, ...operand, ...options };
}

function readFunctionName(
  reading: DocumentReading,
  object: DocumentObject,
  path: DocumentPath,
): FunctionName | null {
  const at = [...path, 'function'];
  const value = memberOf(object, 'function');
  const name = FUNCTION_NAMES.find((known) => known === value);
  if (name !== undefined) return name;
  if (typeof value !== 'string') {
    report(
      reading,
      at,
      wrongKind(value, at, 'It is the name of a function, such as `string_equal`'),
    );
    return null;
  }
  const near = nearestName(value, FUNCTION_NAMES);
  const hint = near === null ? 'see the list of functions' : `the nearest is ${code(near)}`;
  report(reading, at, `${code(value)} is no function; ${hint}.`);
  return null;
}

interface Options {
  readonly ignoreCase?: boolean;
  readonly timeZone?: string;
}

function readOptions(
  reading: DocumentReading,
  object: DocumentObject,
  path: DocumentPath,
  name: FunctionName,
): Options {
  const { options } = FUNCTIONS[name];
  const ignoreCase = memberOf(object, 'ignoreCase');
  const timeZone = memberOf(object, 'timeZone');
  const problems = [
    ['ignoreCase', ignoreCaseProblem(ignoreCase, options.includes('ignoreCase'), name)],
    ['timeZone', timeZoneProblem(timeZone, options.includes('timeZone'), name)],
  ] as const;
  for (const [member, problem] of problems) {
    if (problem !== null) report(reading, [...path, member], problem);
  }
  return {
    ...(typeof ignoreCase === 'boolean' ? { ignoreCase } : {}),
    ...(typeof timeZone === 'string' ? { timeZone } : {}),
  };
}

function ignoreCaseProblem(value: unknown, isKnown: boolean, name: FunctionName): string | null {
  if (value === undefined) return null;
  if (!isKnown) return `\`ignoreCase\` is for functions of texts and lists, not for ${name}.`;
  return typeof value === 'boolean' ? null : wrongKind(value, [], 'It is true or false');
}

function timeZoneProblem(value: unknown, isKnown: boolean, name: FunctionName): string | null {
  if (value === undefined) return null;
  if (!isKnown) return `\`timeZone\` is for functions of times, not for ${name}.`;
  if (typeof value !== 'string')
    return wrongKind(value, [], 'It is a name such as `Europe/Berlin`');
  return value.length <= MAX_TEXT && timeZoneOf(value) !== null
    ? null
    : `${code(value)} is no time zone that is known here; write an IANA name such as \`Europe/Berlin\`.`;
}
