import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { colonsIn } from '@/lib/core/tokens/json-colons';

/** A body that is not what its content type says (RFC 8259). */
class NotJsonError extends Error {
  override readonly name = 'NotJsonError';
  readonly statusCode = 400;
}

/** A body that is JSON and not plain: what it holds could be read in more than one way. */
export class AmbiguousBodyError extends Error {
  override readonly name = 'AmbiguousBodyError';
  readonly statusCode = 400;
}

const AMBIGUOUS = 'Send each name once in an object, and at most 32 levels.';

/**
 * Has `server` read JSON bodies strictly: UTF-8 only, no `__proto__` or `constructor.prototype`, no name
 * twice in one object, no deeper than 32 levels.
 */
export function readJsonStrictly(server: FastifyInstance): void {
  const parseCarefully = server.getDefaultJsonParser('error', 'error');
  server.removeContentTypeParser('application/json');
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const text = typeof body === 'string' || isUtf8(body) ? body.toString() : '';
    const settle = (error: Error | null, value?: unknown) =>
      error === null && namesIn(value, 0) !== colonsIn(text)
        ? done(new AmbiguousBodyError(AMBIGUOUS))
        : done(error, value);
    if (mayPollute(text)) return void parseCarefully(request, text, settle);
    const parsed = parse(text);
    if (parsed.ok) settle(null, parsed.value);
    else done(parsed.error);
  });
}

const MAX_DEPTH = 32;

/** How many names a value holds; not a number where it is too deep. */
function namesIn(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === MAX_DEPTH) return Number.NaN;
  const isList = Array.isArray(value);
  let names = 0;
  for (const held of isList ? value : Object.values(value)) {
    names += (isList ? 0 : 1) + namesIn(held, depth + 1);
  }
  return names;
}

/** Few bodies have any of these; to look for them in every name costs more than all else here. */
function mayPollute(text: string): boolean {
  // A name begins with a quotation mark, which a token does not have: so the search is one leap.
  return text.includes('"__proto__') || text.includes('"constructor') || text.includes('\\u');
}

function parse(text: string): { ok: true; value: unknown } | { ok: false; error: Error } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (cause) {
    return { ok: false, error: new NotJsonError('The body is not JSON.', { cause }) };
  }
}
