import type { FastifyRequest } from 'fastify';
import { type BearerToken, bearerTokenOf } from '@/lib/core/tokens/bearer-token';

/** The token of a user as the request of his proxy presents it. */
export function userTokenOf({ headers }: FastifyRequest): BearerToken {
  return bearerTokenOf(headers.authorization ?? '');
}
