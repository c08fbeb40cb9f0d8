import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ALL_SCOPES_KEY, createTestApi } from '@/lib/testing/api-server';
import {
  acceptedMachineKey,
  acceptedToken,
  refusedToken,
  withoutKeys,
} from '@/lib/testing/verdicts';
import type { Verified, verifyToken } from '@/lib/usecases/verify-token';
import { EMPTY_AUTH_HEADERS } from './forward-auth-headers';

let server: FastifyInstance | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

const USER = { authorization: 'Bearer a.b.c' };
const KEY = { 'x-claimcheck-key': ALL_SCOPES_KEY };

function apiThatFinds(found: Verified) {
  // Waited for, so that no verdict is held for the next test.
  const verify = vi.fn<typeof verifyToken>(async () => found);
  const api = createTestApi({ verify });
  server = api;
  const ask = (headers: Record<string, string>, more: InjectOptions = {}) =>
    api.inject({ method: 'GET', url: '/v1/forward-auth', headers, ...more });
  return { verify, ask };
}

describe('/v1/forward-auth', () => {
  it.each(['GET', 'POST'] as const)(
    'lets a good token pass with %s, and says whose it is',
    async (method) => {
      const { ask, verify } = apiThatFinds(acceptedToken());
      const answer = await ask({ ...USER, ...KEY }, { method });
      expect([answer.statusCode, answer.body]).toEqual([200, '']);
      expect(answer.headers).toMatchObject({
        'x-auth-subject': 'user-1',
        'x-auth-issuer': 'https://acme.example.com/',
        'x-auth-provider': 'prv_a',
        'x-auth-permissions': 'catalog:read',
        'x-auth-kind': 'token',
      });
      expect(verify.mock.calls[0]?.[1]).toBe('a.b.c');
    },
  );

  it('lets a machine key pass, whose issuer and provider are empty and not absent', async () => {
    const answer = await apiThatFinds(acceptedMachineKey()).ask({ ...USER, ...KEY });
    expect(answer.headers).toMatchObject({
      ...EMPTY_AUTH_HEADERS,
      'x-auth-subject': 'key_m',
      'x-auth-permissions': 'catalog:read',
      'x-auth-kind': 'machine_key',
    });
  });

  it('refuses as RFC 6750 says, and every header of ours is empty', async () => {
    const spoofed = { 'x-auth-subject': 'admin', 'x-auth-permissions': 'all' };
    const { ask } = apiThatFinds(refusedToken({ message: 'It was for “acme”.' }));
    const answer = await ask({ ...USER, ...KEY, ...spoofed });
    expect([answer.statusCode, answer.body]).toEqual([401, '']);
    expect(answer.headers).toMatchObject(EMPTY_AUTH_HEADERS);
    expect(answer.headers['www-authenticate']).toBe(
      `Bearer realm="claimcheck", error="invalid_token", error_description="The token has expired."`,
    );
  });

  it.each([{}, { authorization: 'Basic YTpi' }, { authorization: 'Bearer' }])(
    'names no error where no token came: %j',
    async (headers) => {
      const { ask, verify } = apiThatFinds(acceptedToken());
      const answer = await ask({ ...KEY, ...headers });
      expect(answer.statusCode).toBe(401);
      expect(answer.headers['www-authenticate']).toBe('Bearer realm="claimcheck"');
      expect(verify).not.toHaveBeenCalled();
    },
  );

  it('answers 403 where a permission is missing, by address or by header', async () => {
    const { ask } = apiThatFinds(acceptedToken());
    const by = { ...USER, ...KEY };
    const answers = [
      await ask(by, { url: '/v1/forward-auth?permission=catalog:read' }),
      await ask(by, { url: '/v1/forward-auth?permission=catalog:write' }),
      await ask({ ...by, 'x-claimcheck-permission': 'catalog:write' }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 403, 403]);
    expect(answers[1]?.headers['www-authenticate']).toContain('error="insufficient_scope"');
    expect(answers[1]?.headers).toMatchObject(EMPTY_AUTH_HEADERS);
  });

  it('answers 503 while keys cannot be had, which says nothing of the token', async () => {
    const answer = await apiThatFinds(withoutKeys(9)).ask({ ...USER, ...KEY });
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '9']);
    expect(answer.headers['www-authenticate']).toBeUndefined();
  });

  it('answers as Griddy does where style=detail is asked for', async () => {
    const url = '/v1/forward-auth?style=detail';
    const answer = await apiThatFinds(refusedToken()).ask({ ...USER, ...KEY }, { url });
    expect([answer.statusCode, answer.json()]).toEqual([401, { detail: 'Token has expired.' }]);
  });

  it.each([
    { ...USER },
    { ...USER, 'x-claimcheck-key': 'cck_test_no' },
    { authorization: `Bearer ${ALL_SCOPES_KEY}` },
  ])('threat 224: lets nobody pass without an API key that works: %j', async (headers) => {
    const { ask, verify } = apiThatFinds(acceptedToken());
    const answer = await ask(headers);
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(verify).not.toHaveBeenCalled();
  });

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS', 'POST'] as const)(
    'takes %s with the path, the query and the body of the request itself behind the address',
    async (method) => {
      const { ask } = apiThatFinds(acceptedToken());
      const payload = method === 'PUT' || method === 'POST' ? { payload: 'a,b\n' } : {};
      const answer = await ask(
        {
          ...USER,
          ...KEY,
          'x-claimcheck-permission': 'catalog:read',
          ...(payload.payload && { 'content-type': 'text/csv' }),
        },
        { method, url: '/v1/forward-auth/reset?token=abc&permission=x&style=detail', ...payload },
      );
      expect(answer.statusCode).toBe(200);
    },
  );
});
