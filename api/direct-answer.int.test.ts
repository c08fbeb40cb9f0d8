import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ALL_SCOPES_KEY, createTestApi } from '@/lib/testing/api-server';
import { acceptedToken, refusedToken } from '@/lib/testing/verdicts';
import { setRecentVerdictsForTesting } from '@/lib/usecases/recent-verdicts';

const lines: string[] = [];
const said = 'Zoë 山田 🦊';
let server: FastifyInstance;
let port = 0;

beforeAll(async () => {
  const verify = (_: unknown, token: string) =>
    token === 'good' ? acceptedToken({ subject: said }) : refusedToken();
  server = createTestApi({ https: true, verify }, { lines });
  await server.listen({ port: 0, host: '127.0.0.1' });
  const address: AddressInfo | string | null = server.server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(async () => {
  await server.close();
  setRecentVerdictsForTesting(null);
});

interface Received {
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Buffer;
}

function post(token: string): Promise<Received> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${ALL_SCOPES_KEY}`,
      'content-type': 'application/json',
    };
    const sent = request(
      { port, method: 'POST', path: '/v1/verify', headers, agent: false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () => {
          const pairs = answer.rawHeaders.flatMap((name, at, all) =>
            at % 2 === 0 ? [[name.toLowerCase(), all[at + 1] ?? ''] as const] : [],
          );
          resolve({ headers: new Map(pairs), bytes: Buffer.concat(chunks) });
        });
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify({ token }));
  });
}

it('threat 200: the answer to a good token has the headers of every other answer', async () => {
  const [good, refused] = [await post('good'), await post('bad')];
  expect([...good.headers.keys()].sort()).toEqual([...refused.headers.keys()].sort());
  for (const [name, value] of refused.headers) {
    if (!['date', 'content-length', 'x-request-id'].includes(name)) {
      expect([name, good.headers.get(name)]).toEqual([name, value]);
    }
  }
  expect(good.headers.get('x-request-id')).toMatch(/^req_[a-z2-7]{24}$/);
  expect(good.headers.get('strict-transport-security')).toBe('max-age=31536000');
});

it('tells its length in bytes, and loses no character', async () => {
  const { headers, bytes } = await post('good');
  expect(headers.get('content-length')).toBe(String(bytes.length));
  expect(JSON.parse(bytes.toString())).toMatchObject({ valid: true, subject: said });
});

it('is in the log as every other answer, where answers are', async () => {
  lines.length = 0;
  const { headers } = await post('good');
  await expect.poll(() => lines.join('')).toContain(headers.get('x-request-id'));
  expect(lines.join('')).toContain('"status":200');
});
