import { shownText } from '../tokens/show-text';
import type { AttributeScalar, AttributeValue } from './attributes';

/** Longest stretch of a text that a sentence shows, in characters. */
const MAX_SHOWN = 80;
/** Values of a list that a sentence shows at most. */
const MAX_LISTED = 5;

/** What reads as something else than a text, or hides where it begins and ends. */
const NEEDS_QUOTES =
  /^$|^\s|\s$|[",“”]|^(?:true|false|null|absent)$|^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** A plain value as sentences show it: bare, or in quotation marks where it could be misread; shortened. */
export function showScalar(value: AttributeScalar): string {
  if (typeof value !== 'string') return String(value);
  const text = showName(value);
  return NEEDS_QUOTES.test(value) ? `“${text}”` : text;
}

/** A name or text as sentences show it: what cannot be seen by its code, shortened to 80 characters. */
export function showName(text: string): string {
  const shown = shownText(text.slice(0, MAX_SHOWN + 1));
  return shown.length > MAX_SHOWN ? `${shown.slice(0, MAX_SHOWN - 1)}…` : shown;
}

/** Values one after another, the first five of many; `size`: how many there are, where not all are given. */
export function showScalars(values: readonly AttributeScalar[], size = values.length): string {
  if (values.length === 0) return 'nothing';
  const first = values.slice(0, MAX_LISTED);
  const shown = first.map(showScalar).join(', ');
  const rest = size - first.length;
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

/** Any value as sentences show it; lists between brackets. `size`: of a list, where not all of it is given. */
export function showValue(value: AttributeValue, size: number | null = null): string {
  if (typeof value !== 'object') return showScalar(value);
  return value.length === 0 ? '[]' : `[${showScalars(value, size ?? value.length)}]`;
}

/** What kind of value it is, with its article. */
export function kindOfValue(value: AttributeValue): string {
  if (typeof value === 'object') return 'a list';
  if (typeof value === 'boolean') return 'a boolean';
  return typeof value === 'string' ? 'a text' : 'a number';
}
