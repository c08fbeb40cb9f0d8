import { prepareFind } from './find-text';
import { prepareLike } from './like-pattern';
import { compareText, folded, type PolicyFunction } from './policy-function';
import { isScalarList } from './read-attribute';

type TextTest = (actual: string) => boolean;

/** A function that compares a text with one text. */
function withOne(test: (wanted: string) => TextTest): PolicyFunction {
  return {
    attribute: 'text',
    comparesWith: 'value',
    operand: 'text',
    valueCount: null,
    options: ['ignoreCase'],
    prepare: (wanted, options) =>
      typeof wanted === 'string'
        ? compareText(test(folded(wanted, options.ignoreCase)), options)
        : null,
  };
}

/** A function that looks a text up among several. */
function amongSeveral(test: (wanted: ReadonlySet<string>) => TextTest): PolicyFunction {
  return {
    attribute: 'text',
    comparesWith: 'values',
    operand: 'text',
    valueCount: null,
    options: ['ignoreCase'],
    prepare: (wanted, options) => {
      if (!isScalarList(wanted)) return null;
      const texts = new Set<string>();
      for (const text of wanted) {
        if (typeof text !== 'string') return null;
        texts.add(folded(text, options.ignoreCase));
      }
      return compareText(test(texts), options);
    },
  };
}

/** The functions of texts: exact, code unit by code unit, unless `ignoreCase` is set. */
export const TEXT_FUNCTIONS = {
  string_equal: withOne((wanted) => (actual) => actual === wanted),
  string_not_equal: withOne((wanted) => (actual) => actual !== wanted),
  string_one_of: amongSeveral((wanted) => (actual) => wanted.has(actual)),
  string_not_one_of: amongSeveral((wanted) => (actual) => !wanted.has(actual)),
  string_contains: withOne((wanted) => {
    const find = prepareFind(wanted);
    return (actual) => find(actual, 0) !== -1;
  }),
  string_starts_with: withOne((wanted) => (actual) => actual.startsWith(wanted)),
  string_ends_with: withOne((wanted) => (actual) => actual.endsWith(wanted)),
  string_like: withOne(prepareLike),
} satisfies Record<string, PolicyFunction>;
