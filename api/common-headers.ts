import type { FastifyInstance } from 'fastify';
import { DATA_SECURITY_POLICY, securityHeaders } from '@/lib/platform/security-headers';

/** The headers of every answer, besides the id of its request. */
export type CommonHeaders = Readonly<Record<string, string>>;

/** Makes the headers of every answer; `https`: whether callers reach the api by it. */
export function commonHeaders(https: boolean): CommonHeaders {
  return {
    ...securityHeaders(https),
    'content-security-policy': DATA_SECURITY_POLICY,
    'cache-control': 'no-store',
  };
}

/** Has every answer of `server` carry the headers, where its route has not set others, and the request's id. */
export function sendCommonHeaders(server: FastifyInstance, headers: CommonHeaders): void {
  const all = Object.entries(headers);
  server.addHook('onSend', (request, reply, _, done) => {
    for (const [name, value] of all) if (!reply.hasHeader(name)) reply.header(name, value);
    reply.header('x-request-id', request.id);
    done();
  });
}
