import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPES } from '@/lib/core/access/api-key';
import type { Caller } from '@/lib/core/access/caller';
import { makeKey } from '@/lib/core/access/key-format';
import { setDatabaseForTesting } from '@/lib/data/database';
import { openDatabase } from '@/lib/data/open-database';
import { makeApiKey } from '@/lib/testing/api-client';
import { type ApiRoute, routesOf } from '@/lib/testing/api-routes';
import { createTestApi } from '@/lib/testing/api-server';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace } from '@/lib/testing/factories';
import { createFakeNetwork } from '@/lib/testing/fake-network';
import { goodOf } from '@/lib/testing/good-requests';
import { authenticateApiKey } from '@/lib/usecases/authenticate-api-key';

/** Nobody listens there. */
const AWAY = openDatabase('postgresql://u:p@127.0.0.1:1/x');
/** One that has to be looked up. */
const machineKey = () => makeKey('machine', 'production', randomBytes).plaintext;

const lines: string[] = [];
const api: FastifyInstance = createTestApi(
  {
    authenticate: authenticateApiKey,
    connections: {
      network: createFakeNetwork(),
      allowedPrivateOrigins: [],
      limits: { admit: async () => ({ ok: true }) },
    },
  },
  { lines, level: 'warn' },
);
let owner: Caller;
let routes: readonly ApiRoute[] = [];
let held = '';

beforeAll(async () => {
  await testDatabase();
  owner = callerOf((await createWorkspace()).id);
  routes = await routesOf(api);
  held = (await makeApiKey(owner, { grants: [...SCOPES] })).plaintext;
  const url = '/v1/verify';
  const headers = { authorization: `Bearer ${held}` };
  // It is read here, and held from then on.
  const known = await api.inject({ method: 'POST', url, headers, payload: { token: 'a.b.c' } });
  expect(known.statusCode).toBe(200);
  setDatabaseForTesting(AWAY);
});
afterAll(async () => {
  await api.close();
  await AWAY.$disconnect();
});

const guarded = () => routes.filter(({ access }) => access !== 'public');

function send(route: ApiRoute, key: string) {
  const isForward = route.url.startsWith('/v1/forward-auth');
  const { body, query } = goodOf(route);
  const url = route.url.replace(':id', 'prv_aaaaaaaaaaaaaaaaaaaaaaaa').replace('*', 'path');
  const credentials = isForward
    ? { 'x-claimcheck-key': key, authorization: `Bearer ${machineKey()}` }
    : { authorization: `Bearer ${key}` };
  return api.inject({
    method: route.method,
    url: query === undefined ? url : `${url}?${query}`,
    headers: { ...credentials, 'x-claimcheck-permission': '-', 'if-match': '"1"' },
    ...(body !== undefined && { payload: withLookedUpTokens(body) }),
  });
}

function withLookedUpTokens(body: object): object {
  if ('token' in body) return { ...body, token: machineKey() };
  return 'tokens' in body ? { ...body, tokens: [machineKey()] } : body;
}

/** A batch says it of each token. */
const WITHOUT_STORAGE: Readonly<Record<string, number>> = { 'POST /v1/verify/batch': 200 };

describe('while the database is away', () => {
  it('threat 173: every route is 503 with Retry-After where it needs storage, and none is 500', async () => {
    expect(guarded().length).toBeGreaterThan(15);
    for (const route of guarded()) {
      const answer = await send(route, held);
      const name = `${route.method} ${route.url}`;
      const expected = WITHOUT_STORAGE[name] ?? 503;
      expect([name, answer.statusCode]).toEqual([name, expected]);
      if (expected === 503) expect([name, answer.headers['retry-after']]).toEqual([name, '5']);
      if (expected === 503 && answer.body !== '') expect(answer.json().code).toBe('UNAVAILABLE');
    }
  });

  it('a batch says so of each token', async () => {
    const [batch] = guarded().filter(({ url }) => url === '/v1/verify/batch');
    if (batch === undefined) throw new Error('There is no such route.');
    const { results } = (await send(batch, held)).json();
    expect(results).toMatchObject([{ valid: false, code: 'UNAVAILABLE', retryable: true }]);
  });

  it('a key that would have to be looked up is 503 everywhere, not 401', async () => {
    for (const route of guarded()) {
      const answer = await send(route, makeKey('api', 'production', randomBytes).plaintext);
      expect([route.url, answer.statusCode]).toEqual([route.url, 503]);
      expect(answer.headers['retry-after']).toBe('5');
    }
  });

  it('is told in the log once and not by each request, and is no defect', () => {
    expect(lines.filter((line) => line.includes('database unavailable'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('could not be answered'))).toEqual([]);
  });
});
