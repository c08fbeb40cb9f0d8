import { ADDRESS_FUNCTIONS } from './compare-addresses';
import { LIST_FUNCTIONS, PRESENCE_FUNCTIONS } from './compare-lists';
import { BOOLEAN_FUNCTIONS, NUMBER_FUNCTIONS } from './compare-numbers';
import { TEXT_FUNCTIONS } from './compare-texts';
import { TIME_FUNCTIONS } from './compare-times';
import type { FunctionName } from './function-names';
import type { CompareOptions, PolicyFunction } from './policy-function';
import type { Condition } from './specification';

/** Every function: what it looks at, what it compares with, its options, and how it compares. */
export const FUNCTIONS: Readonly<Record<FunctionName, PolicyFunction>> = {
  ...TEXT_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...BOOLEAN_FUNCTIONS,
  ...LIST_FUNCTIONS,
  ...PRESENCE_FUNCTIONS,
  ...TIME_FUNCTIONS,
  ...ADDRESS_FUNCTIONS,
};

/** The options of a condition with their defaults: letter case matters, times are in UTC. */
export function compareOptions(condition: Condition): CompareOptions {
  return {
    ignoreCase: condition.ignoreCase ?? false,
    timeZone: condition.timeZone ?? 'UTC',
  };
}
