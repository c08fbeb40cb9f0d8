import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasNoNews } from '@/lib/core/none-match';
import type { MissingKey } from '@/lib/usecases/bundle-keys';
import { type Bundle, getBundle } from '@/lib/usecases/get-bundle';
import { callerOf } from '../plugins/api-key';
import { validateRequests } from '../zod-validation';
import { takesGzip } from './accept-encoding';
import { type BundleQuery, GET_BUNDLE } from './bundle-schema';
import { refuse } from './refusals';

/** `/v1/bundle`: all that tokens of the key's environment are judged and decided by. */
export function bundleRoutes(v1: FastifyInstance, _: object, done: () => void): void {
  const routes = validateRequests(v1);
  routes.get('/bundle', GET_BUNDLE, async (request, reply) => {
    const missing = missingOf(request.query);
    const bundle = await getBundle(callerOf(request), { missing });
    return bundle.ok
      ? answer(request, reply, bundle.value)
      : refuse(request, reply, bundle.failure);
  });
  done();
}

function missingOf({ provider, kid }: BundleQuery): MissingKey | null {
  return provider === undefined ? null : { providerId: provider, kid: kid ?? null };
}

async function answer(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { text, revision }: Bundle,
): Promise<FastifyReply> {
  const tag = `"${text.digest}"`;
  // Weak, because compressed and plain bytes have it alike (RFC 9110, section 8.8.3.3).
  const etag = `W/${tag}`;
  // Beside the bundle, for the same content has the same text whichever configuration it was made by.
  reply.header('x-claimcheck-revision', revision);
  // It may be kept by whoever asked, who asks each time whether it still holds.
  reply.headers({ etag, 'cache-control': 'private, no-cache', vary: 'accept-encoding' });
  if (hasNoNews(headers['if-none-match'], tag)) return reply.code(304).send();
  reply.type('application/json; charset=utf-8');
  if (!takesGzip(headers['accept-encoding'])) return reply.send(text.bytes);
  const compressed = await text.gzipped();
  return reply.header('content-encoding', 'gzip').send(compressed);
}
