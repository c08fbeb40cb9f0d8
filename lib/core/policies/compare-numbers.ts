import type { JsonValue } from '../tokens/json-value';
import { truth } from './outcomes';
import type { Compare, PolicyFunction } from './policy-function';

/** A number that can be put in order; one beyond all bounds (1e999) can. */
function isNumber(value: JsonValue | undefined): value is number {
  return typeof value === 'number' && !Number.isNaN(value);
}

/**
 * Whether a number is what was written: integers beyond 2^53 and numbers without bounds are not, so
 * nothing is said to be equal to them.
 */
export function isExactNumber(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

function compareNumber(test: (actual: number) => boolean): Compare {
  return (actual) => (isNumber(actual) ? truth(test(actual)) : 'unknown');
}

function withOne(test: (actual: number, wanted: number) => boolean): PolicyFunction {
  return {
    attribute: 'number',
    comparesWith: 'value',
    operand: 'number',
    valueCount: null,
    options: [],
    prepare: (wanted) =>
      isNumber(wanted) ? compareNumber((actual) => test(actual, wanted)) : null,
  };
}

const order = {
  number_less_than: withOne((actual, wanted) => actual < wanted),
  number_less_than_or_equal: withOne((actual, wanted) => actual <= wanted),
  number_greater_than: withOne((actual, wanted) => actual > wanted),
  number_greater_than_or_equal: withOne((actual, wanted) => actual >= wanted),
};

const equal: PolicyFunction = {
  ...withOne((actual, wanted) => actual === wanted),
  prepare: (wanted) =>
    isNumber(wanted) && isExactNumber(wanted) ? compareNumber((actual) => actual === wanted) : null,
};

const between: PolicyFunction = {
  attribute: 'number',
  comparesWith: 'values',
  operand: 'number',
  valueCount: 2,
  options: [],
  prepare: (wanted) => {
    if (!Array.isArray(wanted) || wanted.length !== 2) return null;
    const [from, to] = wanted;
    return isNumber(from) && isNumber(to)
      ? compareNumber((actual) => from <= actual && actual <= to)
      : null;
  },
};

/** The functions of numbers; a text is never taken for one. `number_between` includes both ends. */
export const NUMBER_FUNCTIONS = {
  number_equal: equal,
  ...order,
  number_between: between,
} satisfies Record<string, PolicyFunction>;

/** The function of booleans; neither "true" nor 1 is one. */
export const BOOLEAN_FUNCTIONS = {
  boolean_equal: {
    attribute: 'boolean',
    comparesWith: 'value',
    operand: 'boolean',
    valueCount: null,
    options: [],
    prepare: (wanted) =>
      typeof wanted === 'boolean'
        ? (actual) => (typeof actual === 'boolean' ? truth(actual === wanted) : 'unknown')
        : null,
  },
} satisfies Record<string, PolicyFunction>;
