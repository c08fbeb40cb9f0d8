import type { FunctionName } from './function-names';

/** How a function is said between an attribute and what it is compared with. */
export interface FunctionWords {
  /** As a rule says it: `is one of`. */
  readonly holds: string;
  /** When it does not hold: `is not one of`. */
  readonly fails: string;
  /** As a wish: `were one of`. */
  readonly wish: string;
  /** As a wish that it does not hold: `were not one of`. */
  readonly wishNot: string;
  /** What the attribute has to be: `a text`. */
  readonly wants: string;
}

/** Every function in words; `holds` is what editors offer. */
export const FUNCTION_WORDS: Readonly<Record<FunctionName, FunctionWords>> = {
  string_equal: verb('is', 'a text'),
  string_not_equal: denied('is', 'a text'),
  string_one_of: verb('is one of', 'a text'),
  string_not_one_of: denied('is one of', 'a text'),
  string_contains: does('contain', 'a text'),
  string_starts_with: does('start', 'a text', ' with'),
  string_ends_with: does('end', 'a text', ' with'),
  string_like: { ...does('match', 'a text'), holds: 'matches' },
  number_equal: { ...does('equal', 'a number'), wish: 'equalled' },
  number_less_than: verb('is less than', 'a number'),
  number_less_than_or_equal: verb('is at most', 'a number'),
  number_greater_than: verb('is more than', 'a number'),
  number_greater_than_or_equal: verb('is at least', 'a number'),
  number_between: verb('is between', 'a number'),
  boolean_equal: verb('is', 'true or false'),
  list_contains: does('include', 'a list'),
  list_contains_any: {
    ...does('include', 'a list', ' any of'),
    fails: 'includes none of',
    wishNot: 'included none of',
  },
  list_contains_all: does('include', 'a list', ' all of'),
  list_is_empty: verb('is empty', 'a list'),
  exists: { ...verb('is present', 'a value'), fails: 'is absent', wishNot: 'were absent' },
  not_exists: { ...verb('is absent', 'a value'), fails: 'is present', wishNot: 'were present' },
  time_before: verb('is before', 'a moment'),
  time_after: verb('is after', 'a moment'),
  time_between: verb('is between', 'a moment'),
  ip_in_cidr: verb('is in', 'an IP address'),
};

/** Words that begin with `is`. */
function verb(holds: string, wants: string): FunctionWords {
  const rest = holds.slice('is'.length);
  return {
    holds,
    fails: `is not${rest}`,
    wish: `were${rest}`,
    wishNot: `were not${rest}`,
    wants,
  };
}

function denied(failed: string, wants: string): FunctionWords {
  const { holds, fails, wish, wishNot } = verb(failed, wants);
  return { holds: fails, fails: holds, wish: wishNot, wishNot: wish, wants };
}

function does(infinitive: string, wants: string, rest = ''): FunctionWords {
  return {
    holds: `${infinitive}s${rest}`,
    fails: `does not ${infinitive}${rest}`,
    wish: `${infinitive}${infinitive.endsWith('e') ? 'd' : 'ed'}${rest}`,
    wishNot: `did not ${infinitive}${rest}`,
    wants,
  };
}
