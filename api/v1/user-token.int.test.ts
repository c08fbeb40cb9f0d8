import type { FastifyInstance } from 'fastify';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { ALL_SCOPES_KEY, createTestApi } from '@/lib/testing/api-server';
import { acceptedToken } from '@/lib/testing/verdicts';
import type { verifyToken } from '@/lib/usecases/verify-token';

const verify = vi.fn<typeof verifyToken>(async () => acceptedToken());
const api: FastifyInstance = createTestApi({ verify });
afterAll(() => api.close());

const ABSENT = 'Authentication credentials were not provided.';
const EMPTY = 'Invalid Authorization header: no credentials provided.';
const SPACES = 'Invalid Authorization header: token must not contain spaces.';

describe('a request that presents no token to judge', () => {
  it.each([
    [null, ABSENT, false],
    ['', ABSENT, false],
    ['Basic YTpi', ABSENT, false],
    ['Bearera.b.c', ABSENT, false],
    ['Bearer', EMPTY, false],
    ['Bearer  ', EMPTY, false],
    ['bearer', EMPTY, false],
    ['Bearer a b', SPACES, true],
    ['Bearer a\tb', SPACES, true],
    ['bearer  a  b  c', SPACES, true],
  ])('%j is answered in the words that clients compare', async (authorization, detail, tried) => {
    const headers = {
      'x-claimcheck-key': ALL_SCOPES_KEY,
      ...(authorization !== null && { authorization }),
    };
    const worded = await api.inject({ url: '/v1/forward-auth?style=detail', headers });
    expect([worded.statusCode, worded.json()]).toEqual([401, { detail }]);
    const plain = await api.inject({ url: '/v1/forward-auth', headers });
    expect([plain.statusCode, plain.body]).toEqual([401, '']);
    const challenge = String(plain.headers['www-authenticate']);
    expect(challenge.includes('error=')).toBe(tried);
    expect(worded.headers['www-authenticate']).toBe(challenge);
    expect(verify).not.toHaveBeenCalled();
  });

  it.each(['Bearer a.b.c', 'bearer a.b.c', 'BEARER   a.b.c '])(
    '%j is judged',
    async (authorization) => {
      const headers = { 'x-claimcheck-key': ALL_SCOPES_KEY, authorization };
      expect((await api.inject({ url: '/v1/forward-auth', headers })).statusCode).toBe(200);
      expect(verify.mock.calls.at(-1)?.[1]).toBe('a.b.c');
    },
  );
});
