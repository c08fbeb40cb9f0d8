import type { AttributeScalar, AttributeValue } from './attributes';
import type { Condition } from './specification';

/** Characters of a text, or of all texts of a list together, that an explanation shows. */
export const MAX_SHOWN_CHARACTERS = 256;
/** Entries of a list that an explanation shows. */
export const MAX_SHOWN_ENTRIES = 20;

/** A value as explanations show it. */
export interface Shortened {
  readonly value: AttributeValue;
  /** How many characters or entries it has in whole, where it was shortened; null: it is whole. */
  readonly size: number | null;
}

/** The beginning of a value that may be long. */
export function shortened(value: AttributeValue): Shortened {
  if (typeof value === 'object') return shortenedList(value);
  if (typeof value !== 'string' || value.length <= MAX_SHOWN_CHARACTERS)
    return { value, size: null };
  return { value: value.slice(0, MAX_SHOWN_CHARACTERS), size: value.length };
}

interface ShortenedList extends Shortened {
  readonly value: readonly AttributeScalar[];
}

function shortenedList(list: readonly AttributeScalar[]): ShortenedList {
  const shown: AttributeScalar[] = [];
  let left = MAX_SHOWN_CHARACTERS;
  let isWhole = list.length <= MAX_SHOWN_ENTRIES;
  for (const entry of list.slice(0, MAX_SHOWN_ENTRIES)) {
    const text = typeof entry === 'string' ? entry.slice(0, left) : entry;
    isWhole &&= text === entry;
    // What nothing is left for is counted, and not shown as an empty text.
    if (text === '' && entry !== '') break;
    shown.push(text);
    left -= typeof text === 'string' ? text.length : 0;
  }
  return isWhole ? { value: list, size: null } : { value: shown, size: list.length };
}

/** A condition with the beginning of what it compares with; its trace says how much there is. */
export function shortCondition(condition: Condition): Condition {
  const { value, values } = condition;
  if (values !== undefined) return { ...condition, values: shortenedList(values).value };
  if (typeof value !== 'string') return condition;
  return { ...condition, value: value.slice(0, MAX_SHOWN_CHARACTERS) };
}
