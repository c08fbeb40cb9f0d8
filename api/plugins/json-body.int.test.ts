import type { FastifyInstance } from 'fastify';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { ALL_SCOPES_KEY, createTestApi } from '@/lib/testing/api-server';
import { acceptedToken } from '@/lib/testing/verdicts';
import type { verifyToken } from '@/lib/usecases/verify-token';

const verify = vi.fn<typeof verifyToken>(async () => acceptedToken());
const api: FastifyInstance = createTestApi({ verify });
afterAll(() => api.close());

const send = (url: string, payload: string) =>
  api.inject({
    method: 'POST',
    url,
    headers: { authorization: `Bearer ${ALL_SCOPES_KEY}`, 'content-type': 'application/json' },
    payload,
  });

describe('JSON bodies', () => {
  it.each([
    '{"token":"a","token":"b"}',
    '{"token":"a","token":"a"}',
    '{"token":"a","\\u0074oken":"b"}',
    '{"token":"a\\u0041","token":"b"}',
    '{"token":"a","explain":true,"explain":false}',
    '{"token":"a","x":{"b":1,"b":2}}',
    '[{"b":1,"b":2}]',
    `{"token":${'['.repeat(40)}${']'.repeat(40)}}`,
    `{"token":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
  ])('threat 195: %s is refused, and nothing is judged', async (payload) => {
    verify.mockClear();
    const answer = await send('/v1/verify', payload);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'INVALID_INPUT']);
    expect(verify).not.toHaveBeenCalled();
  });

  it.each(['{"__proto__":1,"token":"a"}', '{"token":"a","\\u005f_proto__":1}', '{"token":"a"'])(
    'threat 195: %s is not understood',
    async (payload) => {
      verify.mockClear();
      const answer = await send('/v1/verify', payload);
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'BAD_REQUEST']);
      expect(verify).not.toHaveBeenCalled();
    },
  );

  it('threat 195: on other routes too', async () => {
    const rotation = await send(
      '/v1/api-keys/self/rotate',
      '{"overlapSeconds":0,"overlapSeconds":9}',
    );
    expect([rotation.statusCode, rotation.json().code]).toEqual([400, 'INVALID_INPUT']);
    const batch = await send('/v1/verify/batch', '{"tokens":["a"],"tokens":["b"]}');
    expect([batch.statusCode, batch.json().code]).toEqual([400, 'INVALID_INPUT']);
  });

  it.each([
    '{"token":"a:b"}',
    '{ "token" : "a\\":\\\\" , "explain" : true }',
    '{"token":"{\\"token\\":1}"}',
    '{"token":"\\u003a:"}',
    '\n{"token":""}\n',
  ])('takes %s', async (payload) => {
    expect((await send('/v1/verify', payload)).statusCode).toBe(200);
    expect(verify.mock.lastCall?.[1]).toBe(JSON.parse(payload).token);
  });
});
