import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { docsPage } from './docs-page';
import { DOCS_STYLE } from './docs-style';
import { isJson } from './openapi-json';
import type { ApiServerOptions } from './server-options';

const STYLE_HASH = createHash('sha256').update(DOCS_STYLE).digest('base64');

/** The reference loads nothing and runs nothing; its one style is named by its hash. */
const DOCS_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

const SCHEMA = {
  operationId: 'getReference',
  tags: ['Instance'],
  summary: 'This reference, for people',
  response: {
    200: {
      description: 'A page.',
      content: { 'text/html': { schema: z.string() } },
    },
  },
};

/** `GET /docs` */
export function docsRoute({ publicUrl }: ApiServerOptions) {
  return (server: FastifyInstance, _: object, done: () => void): void => {
    let last = { base: '', page: '' };
    server.get('/docs', { config: { access: 'public' }, schema: SCHEMA }, (request, reply) => {
      const base = publicUrl ?? baseOf(request);
      if (base !== last.base) {
        const document: unknown = JSON.parse(JSON.stringify(server.swagger()));
        last = { base, page: docsPage(isJson(document) ? document : {}, base) };
      }
      return reply
        .headers({ 'content-security-policy': DOCS_POLICY })
        .type('text/html; charset=utf-8')
        .send(last.page);
    });
    done();
  };
}

/** Where the request came to, as far as its Host is one; nobody has set PUBLIC_API_URL. */
function baseOf({ headers }: FastifyRequest): string {
  const { host = '' } = headers;
  return `http://${/^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(host) ? host : 'localhost:4000'}`;
}
