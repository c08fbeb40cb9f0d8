import type { FastifyInstance } from 'fastify';
import { getProvider } from '@/lib/usecases/get-provider';
import { listProviders } from '@/lib/usecases/list-providers';
import { refreshKeys } from '@/lib/usecases/refresh-keys';
import { callerOf } from '../plugins/api-key';
import type { ApiServerOptions } from '../server-options';
import { validateRequests } from '../zod-validation';
import { answerProvider, change, create, refuseProvider, remove } from './provider-changes';
import { testProvider } from './provider-test';
import { CHANGE, CREATE, DELETE, LIST, READ, REFRESH, TEST } from './providers-schema';

/** `/v1/providers`: list, create, read, change, delete, test, refresh keys. */
export function providerRoutes({ connections = {} }: ApiServerOptions) {
  return (v1: FastifyInstance, _: object, done: () => void): void => {
    const routes = validateRequests(v1);
    routes.get('/providers', LIST, async (request, reply) => {
      const page = await listProviders(callerOf(request), request.query);
      return page.ok ? page.value : refuseProvider(request, reply, page.failure);
    });
    routes.post('/providers', CREATE, (request, reply) => create(request, reply, request.body));
    routes.post('/providers/test', TEST, (request, reply) =>
      testProvider(request, reply, request.body, connections),
    );
    routes.get('/providers/:id', READ, async (request, reply) => {
      const found = await getProvider(callerOf(request), request.params.id);
      return found.ok
        ? answerProvider(reply, found.value.provider)
        : refuseProvider(request, reply, found.failure);
    });
    routes.patch('/providers/:id', CHANGE, (request, reply) =>
      change(request, reply, request.params.id, request.body),
    );
    routes.delete('/providers/:id', DELETE, (request, reply) =>
      remove(request, reply, request.params.id),
    );
    routes.post('/providers/:id/refresh-keys', REFRESH, async (request, reply) => {
      const refreshed = await refreshKeys(callerOf(request), request.params);
      return refreshed.ok ? refreshed.value : refuseProvider(request, reply, refreshed.failure);
    });
    done();
  };
}
