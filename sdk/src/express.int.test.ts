import http from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeClaimcheck } from '@/lib/testing/fake-claimcheck';
import {
  describeGuards,
  expectTwoHeadersRefused,
  GOOD,
  type GuardedService,
  WRONG_QUESTIONS,
} from '@/lib/testing/guard-suite';
import type { Auth } from './auth';
import { ClaimcheckError } from './errors';
import { protect } from './express';

const BIG_HEADERS = { maxHeaderSize: 100_000 };

async function serve(app: express.Express): Promise<Omit<GuardedService, 'handled'>> {
  const server = http.createServer(BIG_HEADERS, app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ask: (path, init) => fetch(origin + path, init),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

describe('the guards of Express', () => {
  describeGuards(async (client, options) => {
    const { requireToken, requirePermission, authorize } = protect(client, options);
    const handled: Auth[] = [];
    const app = express();
    const handler: express.RequestHandler = (request, response) => {
      if (request.auth !== undefined) handled.push(request.auth);
      response.json({ subject: request.auth?.subject });
    };
    app.get('/token', requireToken(), handler);
    app.get('/catalog', requirePermission('catalog:read'), handler);
    app.get('/both', requirePermission('catalog:read', 'catalog:write'), handler);
    const guard = authorize({
      resource: () => 'orders',
      action: async () => 'approve',
      context: async ({ body }) => {
        if (body.throws === true) throw new Error('No such order.');
        return body.nothing === true ? undefined : body;
      },
    });
    app.post('/approve', express.json(), guard, handler);
    return { ...(await serve(app)), handled };
  });
});

describe('the guards of Express, in a chain', () => {
  let service: Omit<GuardedService, 'handled'> | null = null;
  afterEach(() => service?.close());

  it('judge a token once for a request, and again for the next', async () => {
    const client = fakeClaimcheck();
    const { requireToken, requirePermission, authorize } = protect(client);
    const app = express();
    app.use(requireToken());
    const question = { resource: 'orders', action: 'list', context: () => ({ amount: 1 }) };
    app.get('/', requirePermission('catalog:read'), authorize(question), (_, response) => {
      response.end('in');
    });
    service = await serve(app);
    for (const times of [1, 2]) {
      expect(await (await service.ask('/', GOOD)).text()).toBe('in');
      expect([client.verified.length, client.checked.length]).toEqual([times, times]);
    }
  });

  it('refuse two Authorization headers, of which Node shows the first', async () => {
    const client = fakeClaimcheck();
    const app = express().get('/', protect(client).requireToken(), (_, response) => {
      response.end('in');
    });
    service = await serve(app);
    await expectTwoHeadersRefused(service, client);
  });

  it('do not believe what another middleware calls auth', async () => {
    const client = fakeClaimcheck();
    const app = express();
    app.use((request, _, next) => {
      Object.assign(request, { auth: { token: 'bad', permissions: ['catalog:read'] } });
      next();
    });
    app.get('/', protect(client).requirePermission('catalog:read'), (_, response) => {
      response.end('in');
    });
    service = await serve(app);
    const answer = await service.ask('/', { headers: { authorization: 'Bearer bad' } });
    expect([answer.status, client.verified]).toEqual([401, ['bad']]);
  });

  it('make their client when the first request comes, and again where that failed', async () => {
    const client = fakeClaimcheck();
    const make = vi.fn(() => client);
    make.mockImplementationOnce(() => {
      throw new ClaimcheckError('baseUrl is missing.', { code: 'CONFIGURATION' });
    });
    const app = express();
    const { requireToken } = protect(make, { onError: () => {} });
    app.get('/', requireToken(), (_, response) => void response.end());
    service = await serve(app);
    expect([(await service.ask('/')).status, make.mock.calls.length]).toEqual([401, 0]);
    const statuses = [];
    for (let time = 0; time < 3; time += 1) statuses.push((await service.ask('/', GOOD)).status);
    expect([statuses, make.mock.calls.length]).toEqual([[500, 200, 200], 2]);
  });

  it('read tokens where the product keeps them', async () => {
    const client = fakeClaimcheck();
    const { requireToken } = protect(client, { token: (request) => request.get('x-session') });
    service = await serve(express().get('/', requireToken(), (_, response) => void response.end()));
    expect((await service.ask('/', GOOD)).status).toBe(401);
    expect((await service.ask('/', { headers: { 'x-session': 'good' } })).status).toBe(200);
    expect(client.verified).toEqual(['good']);
  });
});

describe('the guards of Express, misused', () => {
  const { requireToken, requirePermission, authorize } = protect(fakeClaimcheck());

  it('say so when the service starts', () => {
    for (const question of WRONG_QUESTIONS) {
      expect(() => authorize(question as never)).toThrow(TypeError);
    }
    expect(() => requirePermission()).toThrow(/at least one permission/);
    expect(() => requirePermission('catalog:read', '')).toThrow(/at least one permission/);
  });

  it('never let a request hang that reaches requireToken itself', () => {
    const call: (...values: unknown[]) => unknown = requireToken as never;
    expect(() => call({}, {}, () => {})).toThrow(/requireToken\(\)/);
  });

  it('answer 500 where authorize itself is put into a chain', async () => {
    const app = express().set('env', 'test');
    app.get('/', authorize as never, (_, response) => void response.end('in'));
    const { ask, close } = await serve(app);
    const answer = await ask('/', { ...GOOD, signal: AbortSignal.timeout(5_000) });
    await close();
    expect(answer.status).toBe(500);
  });

  it('hand on what onError throws, as Express 4 wants it, and allow nothing', async () => {
    const onError = () => {
      throw new Error('The log is full.');
    };
    const guard = protect(fakeClaimcheck(), { onError }).requireToken();
    const next = vi.fn();
    // Without rawHeaders, and without a promise that anybody waits for.
    const request = { headers: { authorization: 'Bearer defect' } };
    guard(request as express.Request, {} as express.Response, next);
    await expect.poll(() => next.mock.calls).toEqual([[new Error('The log is full.')]]);
    expect(request).not.toHaveProperty('auth');
  });
});
