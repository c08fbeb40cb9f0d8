import { request as sendRequest } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MAX_TOKEN_BYTES } from '@/lib/core/tokens/decode-token';
import { ALL_SCOPES_KEY, createTestApi } from '@/lib/testing/api-server';
import { acceptedToken } from '@/lib/testing/verdicts';
import type { verifyToken } from '@/lib/usecases/verify-token';

const verify = vi.fn<typeof verifyToken>(async () => acceptedToken());
const api: FastifyInstance = createTestApi({ verify });
let address = '';

beforeAll(async () => {
  address = await api.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => api.close());

function ask(
  token: string,
  more: Readonly<Record<string, string>> = {},
): Promise<[number, string]> {
  const headers = { ...more, 'x-claimcheck-key': ALL_SCOPES_KEY, authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    const request = sendRequest(`${address}/v1/forward-auth`, { headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => {
        text += String(chunk);
      });
      answer.on('end', () => resolve([answer.statusCode ?? 0, text]));
    });
    request.on('error', reject);
    request.end();
  });
}

describe('how large a question may be', () => {
  it.each([40 * 1024, MAX_TOKEN_BYTES])(
    'threat 73: a token of %i bytes comes through, as large as by /v1/verify',
    async (bytes) => {
      const token = 'a'.repeat(bytes);
      // Beside it, as much as other headers may have altogether.
      expect(await ask(token, { cookie: 'c'.repeat(12_000) })).toEqual([200, '']);
      expect(verify.mock.lastCall?.[1]).toBe(token);
    },
  );

  it('threat 73: more than that is 431, and is not judged', async () => {
    verify.mockClear();
    const [status, text] = await ask('a'.repeat(MAX_TOKEN_BYTES + 16_384));
    expect([status, JSON.parse(text).code]).toEqual([431, 'HEADERS_TOO_LARGE']);
    expect(verify).not.toHaveBeenCalled();
  });
});
