import type { JsonValue } from '@/lib/core/tokens/json-value';
import { type JsonFault, parseJson } from '@/lib/core/tokens/parse-json';

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
  return { ok: false, problem: faultSentence(bare, read.fault) };
}

/** Why a text cannot be read, and in which line. */
export function faultSentence(text: string, fault: JsonFault): string {
  if (fault.kind === 'too_deep') return 'This is nested too deeply.';
  const what = fault.kind === 'syntax' ? 'This is no JSON' : `“${fault.name}” is here twice`;
  return `${what}: look at line ${text.slice(0, fault.at).split('\n').length}.`;
}
