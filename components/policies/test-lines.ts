import { type AttributeValue, CONTEXT_PREFIX } from '@/lib/core/policies/attributes';
import type { PolicyTest } from '@/lib/core/policies/policy';
import type { JsonValue } from '@/lib/core/tokens/json-value';

/** What a test gives to the policy. */
export type Given = Pick<PolicyTest, 'attributes' | 'context'>;

export type ReadLines =
  | { readonly ok: true; readonly given: Given }
  | { readonly ok: false; readonly problem: string };

const READS_AS_JSON = /^(?:true|false|null|-?\d|["[{])/;

/** Attributes and context, one a line: `ext_role admin`, `context.orderAmount 1800`. */
export function writeLines({ attributes, context }: Given): string {
  const entries: (readonly [string, JsonValue | AttributeValue])[] = [
    ...Object.entries(attributes),
    ...Object.entries(context).map(([name, value]) => [`${CONTEXT_PREFIX}${name}`, value] as const),
  ];
  return entries.map(([name, value]) => `${name} ${valueText(value)}`).join('\n');
}

/** Reads such lines; a value that is no JSON is a text. Says which line cannot be read. */
export function readLines(text: string): ReadLines {
  const given = {
    attributes: new Map<string, AttributeValue>(),
    context: new Map<string, JsonValue>(),
  };
  for (const [at, line] of text.split('\n').entries()) {
    const problem = line.trim() === '' ? null : takeLine(line.trim(), given);
    if (problem !== null) return { ok: false, problem: `Line ${at + 1}: ${problem}` };
  }
  return {
    ok: true,
    given: {
      attributes: Object.fromEntries(given.attributes),
      context: Object.fromEntries(given.context),
    },
  };
}

interface Gathered {
  readonly attributes: Map<string, AttributeValue>;
  readonly context: Map<string, JsonValue>;
}

/** Puts a line to the others; what is wrong with it, or null. */
function takeLine(line: string, { attributes, context }: Gathered): string | null {
  const read = readLine(line);
  if (typeof read === 'string') return read;
  const { name, value, inContext } = read;
  if ((inContext ? context : attributes).has(name)) return `${name} has a value already.`;
  if (inContext) context.set(name, value);
  else if (isAttributeValue(value)) attributes.set(name, value);
  else return NO_ATTRIBUTE;
  return null;
}

const NO_ATTRIBUTE =
  'an attribute is a text, a number, true, false, or a list of these. Leave the line out for one that is absent.';

interface Line {
  readonly name: string;
  readonly value: JsonValue;
  readonly inContext: boolean;
}

function readLine(line: string): Line | string {
  const [, name = line, written = ''] = /^(\S+?):?\s+(.*)$/.exec(line) ?? [];
  if (written === '') return 'write a name, a space and a value, such as ext_role admin.';
  const value = readValue(written);
  if (value === undefined)
    return `${written.slice(0, 40)} is no JSON; a text needs no quotation marks.`;
  const inContext = name.startsWith(CONTEXT_PREFIX);
  return { name: inContext ? name.slice(CONTEXT_PREFIX.length) : name, value, inContext };
}

/** Undefined: it begins as JSON does and is none. */
function readValue(written: string): JsonValue | undefined {
  if (!READS_AS_JSON.test(written)) return written;
  try {
    const value: JsonValue = JSON.parse(written);
    return value;
  } catch {
    // What begins with a digit or a word may be a text such as 2026-11-21; quotes and brackets may not.
    return /^["[{]/.test(written) ? undefined : written;
  }
}

function valueText(value: JsonValue | AttributeValue): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  const isPlain = value !== '' && value === value.trim() && !/[\n\r]/.test(value);
  return isPlain && readValue(value) === value ? value : JSON.stringify(value);
}

function isAttributeValue(value: JsonValue): value is AttributeValue {
  const isPlain = (each: JsonValue) => each !== null && typeof each !== 'object';
  return Array.isArray(value) ? value.every(isPlain) : isPlain(value);
}
