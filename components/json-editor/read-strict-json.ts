import type { JsonValue } from '@/lib/core/tokens/json-value';
import { parseJson } from '@/lib/core/tokens/parse-json';

/** A document that was read, or why it is none, as a sentence that says the line. */
export type StrictReading =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly problem: string };

const BYTE_ORDER_MARK = '\ufeff';

/**
 * Reads JSON as RFC 8259 writes it; a name that an object holds twice is refused, for one of its values would
 * be lost without a word. A byte order mark before it, as files have, is left out.
 */
export function readStrictJson(text: string): StrictReading {
  const bare = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const read = parseJson(bare);
  if (read.ok) return { ok: true, value: read.value };
  const { fault } = read;
  const line = bare.slice(0, fault.at).split('\n').length;
  if (fault.kind === 'too_deep') return { ok: false, problem: 'This is nested too deeply.' };
  return fault.kind === 'syntax'
    ? { ok: false, problem: `This is no JSON: look at line ${line}.` }
    : { ok: false, problem: `“${fault.name}” is here twice: look at line ${line}.` };
}
