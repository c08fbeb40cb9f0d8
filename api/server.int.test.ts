import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { fail } from '@/lib/core/result';
import { createLog } from '@/lib/platform/log';
import { createApiServer } from './server';
import type { ApiServerOptions } from './server-options';

let lines: string[] = [];
let server: ReturnType<typeof createApiServer> | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

function apiWith(options: Partial<ApiServerOptions> = {}): ReturnType<typeof createApiServer> {
  lines = [];
  server = createApiServer({
    log: createLog({ write: (line) => void lines.push(line) }, 'info'),
    readiness: async () => 'ready',
    https: false,
    publicUrl: null,
    trustedProxies: [],
    rateLimit: 0,
    authenticate: () => fail({ code: 'UNAUTHENTICATED', message: 'There is no such key.' }),
    metrics: null,
    metricsToken: null,
    ...options,
  });
  return server;
}

describe('createApiServer', () => {
  it('tells that it lives and that it can work', async () => {
    const api = apiWith();
    expect((await api.inject('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await api.inject('/readyz')).json()).toEqual({ status: 'ready' });
  });

  it('threat 204: not ready is a class of reason, without versions or names', async () => {
    const answer = await apiWith({ readiness: async () => 'database' }).inject('/readyz');
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toEqual({
      code: 'NOT_READY',
      reason: 'database',
      message: 'The database does not answer.',
      requestId: answer.headers['x-request-id'],
    });
    expect(JSON.stringify(answer.headers)).not.toMatch(/fastify|node|\d+\.\d+\.\d+/i);
  });

  it('threat 202: what is not there is said in the one shape', async () => {
    const answer = await apiWith().inject({ method: 'PATCH', url: '/v1/nothing' });
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toEqual({
      code: 'NOT_FOUND',
      message: 'There is nothing at this address.',
      requestId: expect.stringMatching(/^req_/),
    });
  });

  it('threat 193, threat 197: a method that an address does not have is 405 and names those it has', async () => {
    const api = apiWith();
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const) {
      const answer = await api.inject({
        method,
        url: '/healthz',
        headers: { 'x-http-method-override': 'GET' },
      });
      expect([method, answer.statusCode, answer.headers.allow]).toEqual([method, 405, 'GET, HEAD']);
      expect(answer.json()).toMatchObject({ code: 'METHOD_NOT_ALLOWED' });
    }
    expect((await api.inject({ method: 'HEAD', url: '/healthz' })).body).toBe('');
  });

  it('threat 202: a defect tells its request id and nothing else; the log knows the rest', async () => {
    const api = apiWith();
    api.get('/broken', () => {
      throw new Error('SELECT secret FROM /srv/claimcheck');
    });
    const answer = await api.inject('/broken');
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'DEFECT']);
    expect(answer.body).not.toMatch(/SELECT|srv/);
    expect(lines.join('')).toContain(answer.json().requestId);
    expect(lines.join('')).toContain('SELECT');
  });

  it('threat 194: a body that is too large or no JSON is refused', async () => {
    const api = apiWith();
    api.post('/echo', (request) => request.body);
    const payload = `"${'x'.repeat(1_048_576)}"`;
    const json = { 'content-type': 'application/json' };
    const large = await api.inject({ method: 'POST', url: '/echo', headers: json, payload });
    const broken = await api.inject({ method: 'POST', url: '/echo', headers: json, payload: '{' });
    const other = await api.inject({
      method: 'POST',
      url: '/echo',
      headers: { 'content-type': 'text/csv' },
      payload: 'a',
    });
    const answers = [large, broken, other].map(({ statusCode, body }) => [
      statusCode,
      JSON.parse(body).code,
    ]);
    expect(answers).toEqual([
      [413, 'BODY_TOO_LARGE'],
      [400, 'BAD_REQUEST'],
      [415, 'UNSUPPORTED_MEDIA_TYPE'],
    ]);
  });

  it.each(['/healthz', '/nothing', '/%zz'])(
    'threat 200: %s carries the security headers',
    async (url) => {
      const { headers } = await apiWith({ https: true }).inject(url);
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
        'strict-transport-security': 'max-age=31536000',
        'cache-control': 'no-store',
        'x-request-id': expect.stringMatching(/^req_/),
      });
    },
  );

  it('threat 198: reflects no origin', async () => {
    const { headers } = await apiWith().inject({
      url: '/healthz',
      headers: { origin: 'http://evil.test' },
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('answers what it cannot read in the same shape, with the same headers', async () => {
    const api = apiWith();
    await api.listen({ port: 0, host: '127.0.0.1' });
    const address: AddressInfo | string | null = api.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const received = await new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      let text = '';
      socket.on('data', (chunk) => {
        text += String(chunk);
      });
      socket.on('close', () => resolve(text));
      socket.write('NONSENSE\r\n\r\n');
    });
    expect(received).toMatch(/^HTTP\/1\.1 40[05] /);
    expect(received.toLowerCase()).toContain('x-frame-options: deny');
    expect(received).toContain('"requestId":"req_');
  });
});
