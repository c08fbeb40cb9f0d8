import type http from 'node:http';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/core/tokens/json-value';
import { fakeClaimcheck } from '@/lib/testing/fake-claimcheck';
import {
  describeGuards,
  expectTwoHeadersRefused,
  GOOD,
  type GuardedService,
  WRONG_QUESTIONS,
} from '@/lib/testing/guard-suite';
import type { Auth } from './auth';
import { authPlugin, protect } from './fastify';

async function serve(app: FastifyInstance): Promise<Omit<GuardedService, 'handled'>> {
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  return { ask: (path, init) => fetch(origin + path, init), close: () => app.close() };
}

function server(): FastifyInstance {
  return fastify({ http: { maxHeaderSize: 100_000 }, forceCloseConnections: true });
}

interface Approval {
  Body: JsonObject;
}

describe('the guards of Fastify', () => {
  describeGuards(async (client, options) => {
    const { requireToken, requirePermission, authorize } = protect(client, options);
    const handled: Auth[] = [];
    const app = server();
    const handler = async ({ auth }: { readonly auth?: Auth }) => {
      if (auth !== undefined) handled.push(auth);
      return { subject: auth?.subject };
    };
    app.get('/token', { preHandler: requireToken() }, handler);
    app.get('/catalog', { onRequest: requirePermission('catalog:read') }, handler);
    app.get('/both', { preHandler: [requirePermission('catalog:read', 'catalog:write')] }, handler);
    const guard = authorize<Approval>({
      resource: () => 'orders',
      action: async () => 'approve',
      context: ({ body }) => {
        if (body.throws === true) throw new Error('No such order.');
        return body.nothing === true ? JSON.parse('null') : body;
      },
    });
    app.post<Approval>('/approve', { preHandler: guard }, handler);
    return { ...(await serve(app)), handled };
  });
});

describe('the guards of Fastify, in a chain', () => {
  let service: Omit<GuardedService, 'handled'> | null = null;
  afterEach(() => service?.close());

  it('judge a token once for a request, in plug-ins too', async () => {
    const client = fakeClaimcheck();
    const { requireToken, requirePermission, authorize } = protect(client);
    const app = server();
    await app.register(authPlugin);
    await app.register(authPlugin);
    app.addHook('onRequest', requireToken());
    await app.register((inner, _, done) => {
      inner.register(authPlugin);
      const question = { resource: 'orders', action: 'list', context: () => ({ amount: 1 }) };
      const preHandler = [requirePermission('catalog:read'), authorize(question)];
      inner.get('/', { preHandler }, async ({ auth }) => auth?.subject);
      done();
    });
    service = await serve(app);
    for (const times of [1, 2]) {
      expect(await (await service.ask('/', GOOD)).text()).toBe('user-1');
      expect([client.verified.length, client.checked.length]).toEqual([times, times]);
    }
  });

  it('with the plug-in, a request without a guard has an empty place for auth', async () => {
    const app = server();
    await app.register(authPlugin);
    app.get('/', async (request) => ({ has: 'auth' in request, auth: request.auth ?? null }));
    service = await serve(app);
    expect(await (await service.ask('/', GOOD)).json()).toEqual({ has: true, auth: null });
  });

  it('refuse two Authorization headers, of which Node shows the first', async () => {
    const client = fakeClaimcheck();
    const app = server();
    app.get('/', { preHandler: protect(client).requireToken() }, async () => 'in');
    service = await serve(app);
    await expectTwoHeadersRefused(service, client);
  });

  it('read tokens where the product keeps them', async () => {
    const client = fakeClaimcheck();
    const token = ({ headers }: { headers: http.IncomingHttpHeaders }) =>
      String(headers['x-session'] ?? '');
    const app = server();
    app.get('/', { preHandler: protect(client, { token }).requireToken() }, async () => 'in');
    service = await serve(app);
    expect((await service.ask('/', GOOD)).status).toBe(401);
    expect((await service.ask('/', { headers: { 'x-session': 'good' } })).status).toBe(200);
  });

  it('leave what onError throws to Fastify, and allow nothing', async () => {
    let handled = 0;
    const onError = () => {
      throw new Error('The log is full.');
    };
    const app = server();
    const preHandler = protect(fakeClaimcheck(), { onError }).requireToken();
    app.get('/', { preHandler }, async () => {
      handled += 1;
    });
    service = await serve(app);
    const answer = await service.ask('/', { headers: { authorization: 'Bearer defect' } });
    expect([answer.status, handled]).toEqual([500, 0]);
  });

  it('say at the start how they are misused', () => {
    const { requirePermission, authorize } = protect(fakeClaimcheck());
    expect(() => requirePermission()).toThrow(/at least one permission/);
    for (const question of WRONG_QUESTIONS) {
      expect(() => authorize(question as never)).toThrow(TypeError);
    }
  });

  it('answer 500 where authorize itself is put into a chain', async () => {
    const app = server();
    app.get('/', { preHandler: protect(fakeClaimcheck()).authorize as never }, async () => 'in');
    service = await serve(app);
    const answer = await service.ask('/', { ...GOOD, signal: AbortSignal.timeout(5_000) });
    expect(answer.status).toBe(500);
  });
});
