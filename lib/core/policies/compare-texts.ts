import type { AttributeScalar } from './attributes';
import { prepareFind } from './find-text';
import { prepareLike } from './like-pattern';
import { truth } from './outcomes';
import { perList } from './per-list';
import { type Compare, foldedText, type PolicyFunction } from './policy-function';
import { isScalarList } from './read-attribute';

/** A function that compares a text with one text. */
function withOne(compareWith: (wanted: string) => Compare): PolicyFunction {
  return {
    attribute: 'text',
    comparesWith: 'value',
    operand: 'text',
    valueCount: null,
    options: ['ignoreCase'],
    prepare: (wanted, { ignoreCase }) => {
      if (typeof wanted !== 'string') return null;
      return ignoreCase ? foldActual(compareWith(foldedText(wanted))) : compareWith(wanted);
    },
  };
}

/** A function that looks a text up among several. */
function amongSeveral(compareWith: (wanted: ReadonlySet<string>) => Compare): PolicyFunction {
  return {
    attribute: 'text',
    comparesWith: 'values',
    operand: 'text',
    valueCount: null,
    options: ['ignoreCase'],
    prepare: (wanted, { ignoreCase }) => {
      if (!isScalarList(wanted)) return null;
      const texts = ignoreCase ? foldedTexts(wanted) : textsOf(wanted);
      if (texts === null) return null;
      return ignoreCase ? foldActual(compareWith(texts)) : compareWith(texts);
    },
  };
}

const textsOf = perList((list: readonly AttributeScalar[]): ReadonlySet<string> | null => {
  return list.every((one) => typeof one === 'string') ? new Set(list) : null;
});

const foldedTexts = perList((list: readonly AttributeScalar[]): ReadonlySet<string> | null => {
  return textsOf(list) === null ? null : new Set(list.map((one) => foldedText(String(one))));
});

/** Compares in lower case, without regard to any language. */
function foldActual(compare: Compare): Compare {
  return (actual) => compare(typeof actual === 'string' ? foldedText(actual) : actual);
}

function compareBy(holds: (actual: string) => boolean): Compare {
  return (actual) => (typeof actual === 'string' ? truth(holds(actual)) : 'unknown');
}

/** The functions of texts: exact, code unit by code unit, unless `ignoreCase` is set. */
export const TEXT_FUNCTIONS = {
  // These two are the most used by far, and are spared a call.
  string_equal: withOne((wanted) => (actual) => {
    return typeof actual === 'string' ? truth(actual === wanted) : 'unknown';
  }),
  string_one_of: amongSeveral((wanted) => (actual) => {
    return typeof actual === 'string' ? truth(wanted.has(actual)) : 'unknown';
  }),
  string_not_equal: withOne((wanted) => compareBy((actual) => actual !== wanted)),
  string_not_one_of: amongSeveral((wanted) => compareBy((actual) => !wanted.has(actual))),
  string_contains: withOne((wanted) => {
    const find = prepareFind(wanted);
    return compareBy((actual) => find(actual, 0) !== -1);
  }),
  string_starts_with: withOne((wanted) => compareBy((actual) => actual.startsWith(wanted))),
  string_ends_with: withOne((wanted) => compareBy((actual) => actual.endsWith(wanted))),
  string_like: withOne((wanted) => compareBy(prepareLike(wanted))),
} satisfies Record<string, PolicyFunction>;
