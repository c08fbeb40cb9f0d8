import type { JsonValue } from '../tokens/json-value';
import type { Outcome } from './decision';

/** What an attribute must be for a function; anything else makes the condition unknown. */
export type AttributeKind = 'text' | 'number' | 'boolean' | 'list' | 'time' | 'ip_address' | 'any';

/** What each value of a document must be. `scalar`: a text, a number or a boolean. */
export type OperandKind = 'text' | 'number' | 'boolean' | 'scalar' | 'time' | 'network';

/** By which members of a condition a function is told what to compare with; `valueFrom` may stand for any of them. */
export type ComparesWith = 'value' | 'values' | 'value_or_values' | 'none';

export type FunctionOption = 'ignoreCase' | 'timeZone';

export interface CompareOptions {
  readonly ignoreCase: boolean;
  readonly timeZone: string;
}

/** Compares what an attribute holds; unknown where it is not of the function's kind. */
export type Compare = (actual: JsonValue | undefined) => Outcome;

/** Prepares a comparison once, for many requests; null: nothing can be compared with this. */
export type PrepareCompare = (
  wanted: JsonValue | undefined,
  options: CompareOptions,
) => Compare | null;

/** All that is known about one function. */
export interface PolicyFunction {
  readonly attribute: AttributeKind;
  readonly comparesWith: ComparesWith;
  /** Null: it compares with nothing. */
  readonly operand: OperandKind | null;
  /** How many values there must be; null: at least one. */
  readonly valueCount: number | null;
  readonly options: readonly FunctionOption[];
  readonly prepare: PrepareCompare;
}

/** A value as it is compared: texts in lower case when case is ignored. */
export function folded<T>(value: T, ignoreCase: boolean): T | string {
  return ignoreCase && typeof value === 'string' ? foldedText(value) : value;
}

/** From here on a text is worth remembering. */
const LONG_TEXT = 256;

/** The last long text; conditions that look at one attribute come one after another. */
let last = { text: '', lower: '' };

/** A text in lower case, without regard to any language; a long one is read once for many conditions in a row. */
export function foldedText(text: string): string {
  if (text.length < LONG_TEXT) return text.toLowerCase();
  if (last.text !== text) last = { text, lower: text.toLowerCase() };
  return last.lower;
}
