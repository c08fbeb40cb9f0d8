import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';

/** A body that is not in the encoding that JSON has (RFC 8259, section 8.1). */
class NotUtf8Error extends Error {
  override readonly name = 'NotUtf8Error';
  readonly statusCode = 400;
}

/** Has `server` read JSON bodies strictly: UTF-8 only, and no `__proto__` or `constructor.prototype`. */
export function readJsonStrictly(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeContentTypeParser('application/json');
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (typeof body !== 'string' && !isUtf8(body)) return done(new NotUtf8Error('Not UTF-8.'));
    // It answers through `done`, and gives back nothing.
    return void parse(request, body.toString(), done);
  });
}
