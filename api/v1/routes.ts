import type { FastifyInstance } from 'fastify';
import { requireApiKey } from '../plugins/api-key';
import type { ApiServerOptions } from '../server-options';
import { apiKeyRoutes } from './api-keys';
import { bundleRoutes } from './bundle';
import { checkAuthorizationRoutes } from './check-authorization';
import { providerRoutes } from './providers';
import { guardRoutes } from './refusals';
import { verifyRoute } from './verify';
import { verifyBatchRoute } from './verify-batch';

/** The routes under `/v1` that want an API key in the Authorization header. */
export function v1Routes(options: ApiServerOptions) {
  return async (v1: FastifyInstance): Promise<void> => {
    requireApiKey(v1, options);
    guardRoutes(v1);
    verifyRoute(v1, options);
    verifyBatchRoute(v1, options);
    checkAuthorizationRoutes(v1, options);
    void v1.register(apiKeyRoutes);
    void v1.register(bundleRoutes);
    void v1.register(providerRoutes(options));
  };
}
