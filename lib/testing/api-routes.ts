import type { FastifyInstance, InjectOptions, RouteOptions } from 'fastify';

/** One address with one method. */
export interface ApiRoute {
  readonly method: NonNullable<InjectOptions['method']>;
  readonly url: string;
  readonly access: string | undefined;
  /** Answers 405 to a method that an address does not have. */
  readonly isRefusal: boolean;
  readonly schema: NonNullable<RouteOptions['schema']>;
}

/** Every route that Fastify registered, once `api` is ready; call it before that. */
export async function routesOf(api: FastifyInstance): Promise<readonly ApiRoute[]> {
  const routes: ApiRoute[] = [];
  api.addHook('onRoute', ({ method, url, config, schema = {} }) => {
    const access = config?.access;
    const isRefusal = 'hide' in schema && access === 'public';
    for (const one of [method].flat()) routes.push({ method: one, url, access, isRefusal, schema });
  });
  await api.ready();
  return routes;
}
