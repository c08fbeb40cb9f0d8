import { FUNCTION_NAMES, type FunctionName } from '@/lib/core/policies/function-names';
import { FUNCTIONS } from '@/lib/core/policies/functions';
import type { AttributeKind } from '@/lib/core/policies/policy-function';
import type { KnownKind } from './known-attributes';

/** Functions under words of their own. */
export interface FunctionGroup {
  readonly label: string;
  readonly functions: readonly FunctionName[];
}

const LABELS: Readonly<Record<AttributeKind, string>> = {
  text: 'Texts',
  number: 'Numbers',
  boolean: 'True or false',
  list: 'Lists',
  any: 'Whatever it is',
  time: 'Moments',
  ip_address: 'IP addresses',
};

/** Functions that make sense for an attribute of a kind, the nearest first. */
const FITTING: Readonly<Record<KnownKind, readonly AttributeKind[]>> = {
  text: ['text', 'any', 'ip_address'],
  number: ['number', 'any', 'time'],
  boolean: ['boolean', 'any'],
  list: ['list', 'any'],
  time: ['time', 'any', 'number'],
  ip_address: ['ip_address', 'any', 'text'],
};

const KINDS: readonly AttributeKind[] = [
  'text',
  'number',
  'boolean',
  'list',
  'any',
  'time',
  'ip_address',
];

/** All functions by what they look at; those that fit the attribute's kind first. Null: not known. */
export function functionGroups(kind: KnownKind | null): readonly FunctionGroup[] {
  const first = kind === null ? [] : FITTING[kind];
  const order = [...first, ...KINDS.filter((each) => !first.includes(each))];
  return order.map((each) => ({
    label: LABELS[each],
    functions: FUNCTION_NAMES.filter((name) => FUNCTIONS[name].attribute === each),
  }));
}
