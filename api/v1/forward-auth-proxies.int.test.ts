import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_SCOPES_KEY, createTestApi } from '@/lib/testing/api-server';
import { type FakeServer, startFakeServer } from '@/lib/testing/fake-server';
import { hasProxy, PROXIES, type RunningProxy, startProxy } from '@/lib/testing/proxies';
import {
  acceptedMachineKey,
  acceptedToken,
  refusedToken,
  withoutKeys,
} from '@/lib/testing/verdicts';
import type { Verified } from '@/lib/usecases/verify-token';

const GOOD = acceptedToken({ subject: 'jürgen', permissions: ['catalog:read'] });
const VERDICTS: Readonly<Record<string, Verified>> = {
  good: GOOD,
  weak: acceptedToken({ permissions: [] }),
  machine: acceptedMachineKey(),
  keyless: withoutKeys(),
};
const SPOOFED = {
  'x-auth-subject': 'admin',
  'X-AUTH-PERMISSIONS': 'everything',
  'x-auth-issuer': 'https://evil.example',
  'x-auth-provider': 'prv_evil',
  'x-auth-expires': '9999999999',
  'x-auth-kind': 'token',
};

let api: FastifyInstance;
let application: FakeServer;
let received: Record<string, string | string[] | undefined>[] = [];

beforeAll(async () => {
  api = createTestApi({ verify: async (_, token) => VERDICTS[token] ?? refusedToken() });
  await api.listen({ port: 0, host: '127.0.0.1' });
  application = await startFakeServer({});
  application.answer('/', (request, response) => {
    received.push(request.headers);
    response.end('application');
  });
});
afterAll(async () => {
  await api.close();
  await application.close();
});

function portOf(address: string | AddressInfo | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe.each(PROXIES)('the configuration for %s', (name) => {
  const runs = hasProxy(name);
  let proxy: RunningProxy;
  beforeAll(async () => {
    if (!runs) return;
    proxy = await startProxy(name, {
      apiPort: portOf(api.server.address()),
      applicationPort: Number(new URL(application.origin).port),
      key: ALL_SCOPES_KEY,
    });
  });
  afterAll(async () => {
    if (runs) await proxy.stop();
  });

  async function ask(token: string | null, headers: Record<string, string> = {}) {
    received = [];
    const bearer = token === null ? {} : { authorization: `Bearer ${token}` };
    const answer = await fetch(proxy.origin, { headers: { ...headers, ...bearer } });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }

  it.skipIf(!runs)(
    'lets a good token pass, and what a client says of himself does not',
    async () => {
      const answer = await ask('good', SPOOFED);
      expect([answer.status, answer.text]).toEqual([200, 'application']);
      expect(received).toHaveLength(1);
      expect(received[0]).toMatchObject({
        'x-auth-subject': 'j%C3%BCrgen',
        'x-auth-issuer': 'https://acme.example.com/',
        'x-auth-provider': 'prv_a',
        'x-auth-permissions': 'catalog:read',
        'x-auth-expires': String(GOOD.verdict.valid ? GOOD.verdict.expiresAt : ''),
        'x-auth-kind': 'token',
      });
      expect(JSON.stringify(received)).not.toMatch(/admin|evil|everything|9999999999/);
    },
  );

  it.skipIf(!runs)('takes away what a client says where the api has nothing to say', async () => {
    expect((await ask('machine', SPOOFED)).status).toBe(200);
    const [headers = {}] = received;
    expect(headers['x-auth-subject']).toBe('key_m');
    const empty = ['x-auth-issuer', 'x-auth-provider', 'x-auth-expires'].map((one) => headers[one]);
    expect(empty.every((value) => value === undefined || value === '')).toBe(true);
    expect(JSON.stringify(received)).not.toMatch(/admin|evil|everything|9999999999/);
  });

  it.skipIf(!runs)('keeps everything else from the application', async () => {
    const refused = await ask('bad', SPOOFED);
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toContain('error="invalid_token"');
    expect(received).toEqual([]);
    expect([(await ask(null)).status, received]).toEqual([401, []]);
    expect([(await ask('weak')).status, received]).toEqual([403, []]);
    expect((await ask('keyless')).status).toBeGreaterThanOrEqual(500);
    expect(received).toEqual([]);
  });
});
