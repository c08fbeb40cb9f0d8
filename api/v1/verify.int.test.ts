import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ALL_SCOPES_KEY, createTestApi } from '@/lib/testing/api-server';
import {
  acceptedMachineKey,
  acceptedToken,
  refusedToken,
  withoutKeys,
} from '@/lib/testing/verdicts';
import { RecentVerdicts, setRecentVerdictsForTesting } from '@/lib/usecases/recent-verdicts';
import type { Verified, verifyToken } from '@/lib/usecases/verify-token';

let server: FastifyInstance | null = null;
let lines: string[] = [];
afterEach(async () => {
  await server?.close();
  server = null;
  setRecentVerdictsForTesting(null);
});

function apiThatFinds(...found: readonly Verified[]) {
  const left = [...found];
  const verify = vi.fn<typeof verifyToken>(() => left.shift() ?? refusedToken());
  const ring = { keys: [], unusable: [] };
  setRecentVerdictsForTesting(new RecentVerdicts(() => ({ configHash: 'c1', ring })));
  lines = [];
  server = createTestApi({ verify }, { lines });
  const post = (payload: object | string, url = '/v1/verify', key = ALL_SCOPES_KEY) =>
    (server ?? createTestApi()).inject({
      method: 'POST',
      url,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      payload,
    });
  return { verify, post };
}

describe('POST /v1/verify', () => {
  it('answers what a good token says', async () => {
    const found = acceptedToken({ expiresAt: 4_000_000_000 }, { plan: 'pro' });
    const { post, verify } = apiThatFinds(found);
    const answer = await post({ token: 'a.b.c' });
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      {
        valid: true,
        kind: 'token',
        subject: 'user-1',
        issuer: 'https://acme.example.com/',
        provider: { id: 'prv_a', name: 'Acme', type: 'custom_oidc' },
        claims: { sub: 'user-1', plan: 'pro' },
        permissions: ['catalog:read'],
        expiresAt: 4_000_000_000,
        configHash: 'c1',
      },
    ]);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(verify).toHaveBeenCalledWith(
      expect.objectContaining({ workspaceId: 'wsp_a', environment: 'development' }),
      'a.b.c',
      expect.objectContaining({ now: expect.any(Number) }),
    );
  });

  it('answers a machine key as a token without provider and claims', async () => {
    const { post } = apiThatFinds(acceptedMachineKey());
    expect((await post({ token: 'ccm_test_x' })).json()).toEqual({
      valid: true,
      kind: 'machine_key',
      subject: 'key_m',
      name: 'Nightly import',
      issuer: null,
      provider: null,
      claims: {},
      permissions: ['catalog:read'],
      expiresAt: null,
      configHash: 'c1',
    });
  });

  it('answers exactly why a token is refused, with all checks where they are wanted', async () => {
    const checks = [{ check: 'structure', outcome: 'passed', found: 'three parts' }] as const;
    const { post } = apiThatFinds(refusedToken({ nearMiss: 'tolerated_by_others', checks }));
    const answer = await post({ token: 'a.b.c', explain: true });
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      {
        valid: false,
        code: 'TOKEN_EXPIRED',
        message: 'The token expired at 2026-11-21T10:00:00Z.',
        check: 'expiry',
        expected: null,
        actual: '2026-11-21T10:00:00Z',
        alsoExpected: [],
        alsoActual: [],
        nearMiss: 'tolerated_by_others',
        checks,
        provider: { id: 'prv_a', name: 'Acme', type: 'custom_oidc' },
        configHash: 'c1',
      },
    ]);
  });

  it('keys that cannot be had are 503 and say when to ask again, never that a token is bad', async () => {
    const answer = await apiThatFinds(withoutKeys(17)).post({ token: 'a.b.c' });
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '17']);
    expect(answer.json()).toMatchObject({
      code: 'JWKS_FETCH_FAILED',
      requestId: expect.any(String),
    });
    expect(answer.json()).not.toHaveProperty('valid');
  });

  it('tells which permissions are missing where they are asked for', async () => {
    const { post } = apiThatFinds(acceptedToken(), acceptedToken());
    const some = await post({ token: 'a' }, '/v1/verify?permission=catalog:read&permission=x,y');
    expect(some.json()).toMatchObject({ valid: true, allowed: false, missing: ['x', 'y'] });
    const all = await post({ token: 'b' }, '/v1/verify?permission=catalog:read');
    expect(all.json()).toMatchObject({ valid: true, allowed: true, missing: [] });
  });

  it('answers as Griddy does where style=detail is asked for', async () => {
    const { post } = apiThatFinds(refusedToken(), acceptedToken(), withoutKeys(), acceptedToken());
    const answers = [
      await post({ token: 'a' }, '/v1/verify?style=detail'),
      await post({ token: 'b' }, '/v1/verify?style=detail&permission=admin'),
      await post({ token: 'c' }, '/v1/verify?style=detail'),
    ].map((answer) => [answer.statusCode, answer.json()]);
    expect(answers).toEqual([
      [401, { detail: 'Token has expired.' }],
      [403, { detail: 'Token is missing one or more required permissions.' }],
      [503, { detail: 'Unable to resolve signing key: The keys cannot be had at this moment.' }],
    ]);
    const good = await post({ token: 'd' }, '/v1/verify?style=detail&permission=catalog:read');
    expect([good.statusCode, good.json().valid]).toEqual([200, true]);
  });

  it.each([
    ['[]', ''],
    ['null', ''],
    ['{}', 'token'],
    ['{"token":1}', 'token'],
    ['{"token":["a"]}', 'token'],
    ['{"token":"a","explain":"yes"}', 'explain'],
    ['{"token":"a","more":1}', 'more'],
    ['{"token":"a","api_key":"cck_live_x"}', 'api_key'],
  ])('threat 194: %s is refused at its field', async (payload, field) => {
    const { post, verify } = apiThatFinds();
    const answer = await post(payload);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'INVALID_INPUT']);
    expect(Object.keys(answer.json().fields)).toEqual([field]);
    expect(verify).not.toHaveBeenCalled();
  });

  it.each(['{"__proto__":{"explain":true},"token":"a"}', '{"token":"a"', '', '{"token":"\\ud800'])(
    'threat 195: %s is no request',
    async (payload) => {
      const { post } = apiThatFinds();
      expect((await post(payload)).statusCode).toBe(400);
    },
  );

  it('threat 194: bytes that are no UTF-8 are refused', async () => {
    apiThatFinds();
    const answer = await (server ?? createTestApi()).inject({
      method: 'POST',
      url: '/v1/verify',
      headers: { authorization: `Bearer ${ALL_SCOPES_KEY}`, 'content-type': 'application/json' },
      payload: Buffer.from([...Buffer.from('{"token":"'), 0xff, ...Buffer.from('"}')]),
    });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'BAD_REQUEST']);
  });

  it.each([
    'style=plain',
    'style=detail&style=detail',
    'permission=',
    'explain=true',
    'style[]=detail',
  ])('threat 195: ?%s is refused', async (query) => {
    const { post } = apiThatFinds();
    expect((await post({ token: 'a' }, `/v1/verify?${query}`)).statusCode).toBe(400);
  });

  it('threat 205: neither token nor key nor claims are in the log, whatever is in them', async () => {
    const secret = 'sub\u2028user\u001b[31m"}\n{"level":"fatal"';
    const { post } = apiThatFinds(
      acceptedToken({ subject: secret }, { sub: secret }),
      refusedToken(),
    );
    await post({ token: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtYXJhIn0.c2ln' });
    await post({ token: secret });
    await post({ token: 'a' }, '/v1/verify', 'cck_live_secret');
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('')).not.toMatch(/eyJ|user|cck_live_secret|fatal/);
    expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
  });
});

describe('tokens that were judged a moment ago', () => {
  it('are answered without judging a third time, unless all checks are wanted', async () => {
    const found = acceptedToken();
    const { post, verify } = apiThatFinds(found, found, found);
    const bodies = new Set<string>();
    for (let time = 0; time < 5; time += 1) bodies.add((await post({ token: 'a' })).body);
    expect([bodies.size, verify.mock.calls.length]).toEqual([1, 2]);
    await post({ token: 'a', explain: true });
    expect(verify).toHaveBeenCalledTimes(3);
  });

  it('are judged again where they were refused', async () => {
    const { post, verify } = apiThatFinds(refusedToken(), acceptedToken());
    const answers = [await post({ token: 'a' }), await post({ token: 'a' })];
    expect(answers.map((answer) => answer.json().valid)).toEqual([false, true]);
    expect(verify).toHaveBeenCalledTimes(2);
  });
});

describe('POST /v1/verify/batch', () => {
  it('answers each token in its place', async () => {
    const { post } = apiThatFinds(acceptedToken(), refusedToken(), withoutKeys());
    const answer = await post({ tokens: ['a', 'b', 'c'] }, '/v1/verify/batch');
    expect(answer.statusCode).toBe(200);
    expect(answer.json().results).toEqual([
      expect.objectContaining({ valid: true, subject: 'user-1' }),
      expect.objectContaining({ valid: false, code: 'TOKEN_EXPIRED' }),
      expect.objectContaining({ valid: false, code: 'JWKS_FETCH_FAILED', retryable: true }),
    ]);
    expect(answer.json().results[1]).not.toHaveProperty('retryable');
  });

  it.each([
    [{ tokens: [] }],
    [{ tokens: ['a', 1] }],
    [{ tokens: 'a' }],
    [{ tokens: new Array(101).fill('a') }],
    [{ token: 'a' }],
  ])('threat 194: refuses %j', async (payload) => {
    const { post, verify } = apiThatFinds();
    const answer = await post(payload, '/v1/verify/batch');
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'INVALID_INPUT']);
    expect(verify).not.toHaveBeenCalled();
  });
});
