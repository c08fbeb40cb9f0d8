import type { FastifyInstance, HTTPMethods } from 'fastify';
import { answerRefusal } from './failure-answers';

const METHODS: readonly HTTPMethods[] = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
];

/**
 * Answers 405 with Allow at every address of the routes that are registered after it, to the methods
 * that the address does not have. Call what it returns when all routes are registered.
 */
export function collectMethods(server: FastifyInstance): () => void {
  const methods = new Map<string, Set<HTTPMethods>>();
  server.addHook('onRoute', ({ url, method }) => {
    const known = methods.get(url) ?? new Set();
    for (const one of [method].flat()) known.add(one);
    methods.set(url, known);
  });
  return () => {
    void server.register((last, _, done) => {
      for (const [url, allowed] of [...methods]) refuseOthers(last, url, [...allowed]);
      done();
    });
  };
}

function refuseOthers(server: FastifyInstance, url: string, allowed: readonly HTTPMethods[]): void {
  const others = METHODS.filter((method) => !allowed.includes(method));
  if (others.length === 0) return;
  const allow = allowed.join(', ');
  server.route({
    method: others,
    url,
    schema: { hide: true },
    config: { access: 'public' },
    handler: (_, reply) => {
      const message = `This address takes ${allow}.`;
      return answerRefusal(reply.header('allow', allow), 405, 'METHOD_NOT_ALLOWED', message);
    },
  });
}
