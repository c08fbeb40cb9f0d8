import type { FastifyInstance } from 'fastify';
import { requireApiKey } from '../plugins/api-key';
import type { ApiServerOptions } from '../server-options';

/** The routes under `/v1` that want an API key in the Authorization header. */
export function v1Routes(options: ApiServerOptions) {
  return async (v1: FastifyInstance): Promise<void> => {
    requireApiKey(v1, options);
    // One line for each group of routes: add…Routes(v1, options).
  };
}
