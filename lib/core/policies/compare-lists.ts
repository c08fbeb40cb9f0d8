import { isAbsent } from '../claims/claim-path';
import type { AttributeScalar } from './attributes';
import { isExactNumber } from './compare-numbers';
import { truth } from './outcomes';
import { perList } from './per-list';
import { type Compare, folded, type PolicyFunction } from './policy-function';
import { isScalar, isScalarList } from './read-attribute';

type Members = readonly AttributeScalar[];

function compareList(test: (actual: Members) => boolean, ignoreCase: boolean): Compare {
  return (actual) => {
    if (!isScalarList(actual)) return 'unknown';
    return truth(test(ignoreCase ? foldedList(actual) : actual));
  };
}

const foldedList = perList((list: Members) => list.map((member) => folded(member, true)));
const membersOf = perList((list: Members): ReadonlySet<AttributeScalar> => new Set(list));

function isComparable(value: AttributeScalar): boolean {
  return typeof value !== 'number' || isExactNumber(value);
}

const containsOne: PolicyFunction = {
  attribute: 'list',
  comparesWith: 'value',
  operand: 'scalar',
  valueCount: null,
  options: ['ignoreCase'],
  prepare: (wanted, { ignoreCase }) => {
    if (!isScalar(wanted) || !isComparable(wanted)) return null;
    const member = folded(wanted, ignoreCase);
    return compareList((actual) => actual.includes(member), ignoreCase);
  },
};

function containsSeveral(
  test: (actual: Members, wanted: ReadonlySet<AttributeScalar>) => boolean,
): PolicyFunction {
  return {
    attribute: 'list',
    comparesWith: 'values',
    operand: 'scalar',
    valueCount: null,
    options: ['ignoreCase'],
    prepare: (wanted, { ignoreCase }) => {
      if (!isScalarList(wanted) || !wanted.every(isComparable)) return null;
      const members = membersOf(ignoreCase ? foldedList(wanted) : wanted);
      return compareList((actual) => test(actual, members), ignoreCase);
    },
  };
}

function containsAll(actual: Members, wanted: ReadonlySet<AttributeScalar>): boolean {
  const there = membersOf(actual);
  for (const member of wanted) if (!there.has(member)) return false;
  return true;
}

const comparesWithNothing = {
  comparesWith: 'none',
  operand: null,
  valueCount: null,
  options: [],
} as const;

/** The functions of lists; a text is no list of one, and members are equal in type and value. */
export const LIST_FUNCTIONS = {
  list_contains: containsOne,
  list_contains_any: containsSeveral((actual, wanted) =>
    actual.some((member) => wanted.has(member)),
  ),
  list_contains_all: containsSeveral(containsAll),
  list_is_empty: {
    ...comparesWithNothing,
    attribute: 'list',
    prepare: () => compareList((actual) => actual.length === 0, false),
  },
} satisfies Record<string, PolicyFunction>;

/** The functions that are never unknown: null counts as absent, an object as present. */
export const PRESENCE_FUNCTIONS = {
  exists: {
    ...comparesWithNothing,
    attribute: 'any',
    prepare: () => (actual) => truth(!isAbsent(actual)),
  },
  not_exists: {
    ...comparesWithNothing,
    attribute: 'any',
    prepare: () => (actual) => truth(isAbsent(actual)),
  },
} satisfies Record<string, PolicyFunction>;
