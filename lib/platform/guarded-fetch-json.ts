import type { JsonValue } from '@/lib/core/tokens/json-value';
import { type JsonFault, MAX_JSON_DEPTH, parseJson } from '@/lib/core/tokens/parse-json';

export type ReadJson =
  | { readonly ok: true; readonly json: JsonValue }
  | { readonly ok: false; readonly code: 'NOT_JSON' | 'BAD_RESPONSE'; readonly message: string };

/**
 * Reads a body as JSON in UTF-8 without a byte order mark (RFC 8259, 8.1). The content type must be
 * `application/json` or end in `+json`; member names may not repeat, nesting ends at 32 levels.
 */
export function readJson(contentType: string | undefined, body: Buffer): ReadJson {
  const type = typeProblem(contentType);
  if (type !== null) return { ok: false, code: 'NOT_JSON', message: type };
  const encoding = encodingProblem(body);
  if (encoding !== null) return { ok: false, code: 'NOT_JSON', message: encoding };
  const text = utf8(body);
  if (text === null)
    return { ok: false, code: 'NOT_JSON', message: 'The answer is not UTF-8 text.' };
  const parsed = parseJson(text);
  if (parsed.ok) return { ok: true, json: parsed.value };
  const code = parsed.fault.kind === 'syntax' ? 'NOT_JSON' : 'BAD_RESPONSE';
  return { ok: false, code, message: faultMessage(parsed.fault, text.length) };
}

function typeProblem(contentType: string | undefined): string | null {
  if (contentType === undefined)
    return 'The answer has no content type; application/json is expected.';
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  if (!/^application\/([a-z0-9.-]+\+)?json$/.test(type)) {
    return `The answer is ${shown(type)}, not application/json.`;
  }
  const charset = parameters
    .find((part) => part.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  if (charset === undefined || ['utf-8', 'utf8', 'us-ascii'].includes(charset)) return null;
  return `The answer says that it is ${shown(charset)}; JSON is UTF-8.`;
}

function shown(text: string): string {
  return text.replace(/[^\x21-\x7e]/g, '�').slice(0, 64) || 'of no type';
}

function encodingProblem(body: Buffer): string | null {
  const start = body.subarray(0, 3).toString('hex');
  if (start === 'efbbbf')
    return 'The answer begins with a byte order mark, which JSON does not allow.';
  if (/^(fffe|feff)/.test(start) || body.subarray(0, 2).includes(0)) {
    return 'The answer is UTF-16; JSON is UTF-8.';
  }
  return null;
}

function utf8(body: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function faultMessage(fault: JsonFault, length: number): string {
  if (fault.kind === 'duplicate_name') {
    return `The answer has the member “${shown(fault.name)}” twice in one object.`;
  }
  if (fault.kind === 'too_deep')
    return `The answer is nested deeper than ${MAX_JSON_DEPTH} levels.`;
  if (length === 0) return 'The answer is empty.';
  return `The answer is not valid JSON: the fault is at character ${fault.at + 1}.`;
}
