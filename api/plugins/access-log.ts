import type { FastifyBaseLogger, FastifyInstance } from 'fastify';

/** The levels of a log that takes every line. */
export const TELL_ALL: ReadonlySet<string> = new Set(['debug', 'trace']);

/**
 * Writes a line for every answer where the log has level `debug`: route, status, time and the key's id.
 * Nothing of what a client sent is in it, neither addresses nor headers nor bodies.
 */
export function logRequests(server: FastifyInstance, log: FastifyBaseLogger): void {
  if (!TELL_ALL.has(log.level)) return;
  server.addHook('onResponse', (request, reply, done) => {
    log.debug(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime * 1000) / 1000,
        keyId: request.caller?.keyId ?? null,
      },
      'answered',
    );
    done();
  });
}
