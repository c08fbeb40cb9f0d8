import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';

/** A body that is not what its content type says (RFC 8259). */
class NotJsonError extends Error {
  override readonly name = 'NotJsonError';
  readonly statusCode = 400;
}

/** Has `server` read JSON bodies strictly: UTF-8 only, and no `__proto__` or `constructor.prototype`. */
export function readJsonStrictly(server: FastifyInstance): void {
  const parseCarefully = server.getDefaultJsonParser('error', 'error');
  server.removeContentTypeParser('application/json');
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const text = typeof body === 'string' || isUtf8(body) ? body.toString() : '';
    if (mayPollute(text)) return void parseCarefully(request, text, done);
    const parsed = parse(text);
    if (parsed.ok) done(null, parsed.value);
    else done(parsed.error);
  });
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
