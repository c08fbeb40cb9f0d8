import type { ApiRoute } from './api-routes';

/** What a good request to a route sends, and the status of its answer. */
export interface GoodRequest {
  readonly status: number;
  readonly body?: object;
  readonly query?: string;
}

const DRAFT = { type: 'auth0', name: 'New', domain: 'new.eu.auth0.com', clientIds: ['a'] };

/** A route that is not here fails the test, so that none is added without a thought. */
const GOOD: Readonly<Record<string, GoodRequest>> = {
  'GET /healthz': { status: 200 },
  'GET /readyz': { status: 200 },
  'GET /metrics': { status: 200 },
  'GET /openapi.json': { status: 200 },
  'GET /docs': { status: 200 },
  'POST /v1/verify': { status: 200, body: { token: 'a.b.c' } },
  'POST /v1/verify/batch': { status: 200, body: { tokens: ['a.b.c'] } },
  'POST /v1/check-authorization': {
    status: 200,
    body: { token: 'a.b.c', resource: 'orders', action: 'approve' },
  },
  'POST /v1/check-authorization/batch': {
    status: 200,
    body: { token: 'a.b.c', checks: [{ resource: 'orders', action: 'approve' }] },
  },
  'GET /v1/forward-auth': { status: 200 },
  'POST /v1/forward-auth': { status: 200 },
  'GET /v1/forward-auth/*': { status: 200 },
  'POST /v1/forward-auth/*': { status: 200 },
  'PUT /v1/forward-auth/*': { status: 200 },
  'PATCH /v1/forward-auth/*': { status: 200 },
  'DELETE /v1/forward-auth/*': { status: 200 },
  'OPTIONS /v1/forward-auth/*': { status: 200 },
  'GET /v1/bundle': { status: 200 },
  'GET /v1/api-keys/self': { status: 200 },
  'POST /v1/api-keys/self/rotate': { status: 201, body: { overlapSeconds: 0 } },
  'POST /v1/api-keys/self/revoke': { status: 200 },
  'GET /v1/providers': { status: 200, query: 'limit=100' },
  'POST /v1/providers': { status: 201, body: { ...DRAFT, enabled: false } },
  'POST /v1/providers/test': { status: 200, body: { type: 'auth0', domain: DRAFT.domain } },
  'GET /v1/providers/:id': { status: 200 },
  'PATCH /v1/providers/:id': { status: 200, body: { name: 'Changed' } },
  'DELETE /v1/providers/:id': { status: 204 },
  // The keys of these providers are pasted, so that nothing is asked; the caller was let in.
  'POST /v1/providers/:id/refresh-keys': { status: 400 },
};

/** A good request to a route; throws where none is known, so that none is added without a thought. */
export function goodOf({ method, url }: ApiRoute): GoodRequest {
  const good = GOOD[`${method === 'HEAD' ? 'GET' : method} ${url}`];
  if (good === undefined) throw new Error(`No good request is known for ${method} ${url}.`);
  return good;
}
