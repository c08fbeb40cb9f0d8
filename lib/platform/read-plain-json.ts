import { colonsIn } from '@/lib/core/tokens/json-colons';
import {
  isJsonList,
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from '@/lib/core/tokens/json-value';
import { MAX_JSON_DEPTH } from '@/lib/core/tokens/parse-json';

/**
 * The object that a text spells in JSON, when the native parser is proven to read it as the strict one
 * does: no name twice in one object, no deeper than 32 levels, no number beyond 2^53. Null: in doubt.
 */
export function readPlainJson(text: string): JsonObject | null {
  const value = parse(text);
  if (!isJsonObject(value)) return null;
  // A name that occurs twice is kept once, so there would be fewer names than colons.
  return namesIn(value, 1) === colonsIn(text) ? value : null;
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** How many names a value holds; not a number where it is for the strict reader. Takes prototypes off. */
function namesIn(value: JsonObject | readonly JsonValue[], depth: number): number {
  if (depth > MAX_JSON_DEPTH) return Number.NaN;
  let names = 0;
  if (isJsonList(value)) {
    for (const held of value) names += namesWithin(held, depth);
    return names;
  }
  for (const name in value) names += 1 + namesWithin(value[name], depth);
  Object.setPrototypeOf(value, null);
  return names;
}

function namesWithin(held: JsonValue | undefined, depth: number): number {
  if (typeof held === 'object' && held !== null) return namesIn(held, depth + 1);
  if (typeof held !== 'number' || Math.abs(held) <= Number.MAX_SAFE_INTEGER) return 0;
  return Number.NaN;
}
