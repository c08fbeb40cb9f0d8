import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_SCOPES_KEY, createTestApi } from '@/lib/testing/api-server';
import { acceptedToken } from '@/lib/testing/verdicts';
import { EMPTY_AUTH_HEADERS } from './forward-auth-headers';

const AT = '/v1/forward-auth';
/** The token of every question here has the permission `has` and no other. */
const api: FastifyInstance = createTestApi({
  verify: async () => acceptedToken({ permissions: ['has'] }),
});
let port = 0;

beforeAll(async () => {
  await api.listen({ port: 0, host: '127.0.0.1' });
  const address = api.server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => api.close());

/** Asks with the address exactly as it is written; `asked` is X-Claimcheck-Permission. */
function ask(url: string, asked: string | readonly string[] | null): Promise<string> {
  const lines = [asked ?? []].flat().map((value) => `X-Claimcheck-Permission: ${value}\r\n`);
  const head = `Host: a\r\nConnection: close\r\nX-Claimcheck-Key: ${ALL_SCOPES_KEY}\r\nAuthorization: Bearer a.b.c\r\n`;
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`GET ${url} HTTP/1.1\r\n${head}${lines.join('')}\r\n`);
    });
    let text = '';
    socket.on('data', (chunk) => {
      text += String(chunk);
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

const statusOf = (answer: string) => Number(answer.slice(9, 12));

describe('what is asked at the address itself', () => {
  it.each([
    ['', null, 200],
    ['?', null, 200],
    ['?permission=has', null, 200],
    ['?permission=lacks', null, 403],
    ['?%70ermission=lacks', null, 403],
    ['?permission=%6cacks', null, 403],
    ['?permission=has&permission=lacks', null, 403],
    ['?permission=has&%70ermission=lacks', null, 403],
    ['?permission=has,lacks', null, 403],
    ['?permission=has%20lacks', null, 403],
    ['?permission=has;permission=lacks', null, 403],
    ['?permission=-', null, 403],
    ['?permission', null, 400],
    ['?permission=', null, 400],
    ['?permission=%20', null, 400],
    ['?permission=has&permission=', null, 400],
    ['?permission=&permission=has', null, 400],
    ['?Permission=lacks', null, 400],
    ['?permissions=lacks', null, 400],
    ['?permission[]=lacks', null, 400],
    ['?permission%00=lacks', null, 400],
    ['?=lacks', null, 400],
    ['?scope=lacks', null, 400],
    ['?style=detail&path=/reset', null, 400],
    ['?style=detail;permission=lacks', null, 400],
    ['#?permission=lacks', null, 400],
    ['#permission=lacks', null, 400],
    ['?permission=has#&permission=lacks', null, 400],
    ['', 'has', 200],
    ['', '-', 200],
    ['', 'lacks', 403],
    ['', 'has lacks', 403],
    ['', 'has,lacks', 403],
    ['', ['has', 'lacks'], 403],
    ['', '', 400],
    ['', ' , ', 400],
    ['', 'has, -', 400],
    ['', ['-', 'lacks'], 400],
    ['?permission=lacks', 'has', 403],
    ['?permission=lacks', '-', 403],
    ['?permission=has', 'lacks', 403],
  ])('threat 226: %j with the header %j is %i', async (query, header, status) => {
    const answer = await ask(`${AT}${query}`, header);
    expect(statusOf(answer)).toBe(status);
    if (status !== 200) expect(answer).toContain('x-auth-subject: \r\n');
  });
});

describe('what is asked where the address goes on with that of the user', () => {
  const USERS = [
    '/',
    '/?permission=lacks',
    '/?permission=has',
    '/?permission=',
    '/?%70ermission=lacks',
    '//x?permission=lacks',
    '//?permission=lacks&style=detail',
    '/x/?permission=has&permission=-',
    '/reset?token=abc&permissions=lacks',
    '/..;/x?permission=lacks',
    '/x%2F..%2Fy?permission=lacks',
    '/x#permission=lacks',
    `/${'long/'.repeat(500)}?permission=lacks`,
  ];

  it.each(USERS)('threat 226: the query of %s neither adds nor takes away', async (rest) => {
    const statuses: number[] = [];
    for (const header of ['has', 'lacks', 'has lacks', '-', null, '', ' , ', '-, has']) {
      statuses.push(statusOf(await ask(`${AT}${rest}`, header)));
    }
    expect(statuses).toEqual([200, 403, 403, 200, 400, 400, 400, 400]);
  });

  it('is the same by the whole address, and with an encoded name', async () => {
    for (const url of [`http://a${AT}/?permission=has`, '/v1/forward%2Dauth/?permission=has']) {
      expect(statusOf(await ask(url, null))).toBe(400);
      expect(statusOf(await ask(url, 'lacks'))).toBe(403);
    }
  });
});

describe('addresses that are none of ours', () => {
  it.each([
    '/v1/forward-authx?permission=has',
    '/v1/forward-auth%2F?permission=has',
    '/v1/forward-auth%3Fpermission=has',
    '/v1/forward-auth;permission=has',
    '//v1/forward-auth?permission=has',
    '/V1/forward-auth?permission=has',
    '/v1/../v1/forward-auth',
  ])('threat 226: %s is 404', async (url) => {
    expect(statusOf(await ask(url, 'has'))).toBe(404);
  });
});

describe('what the request itself carries', () => {
  it.each([
    ['application/json', '{'],
    [';;;', 'x'],
    ['', 'x'],
    ['text/csv; charset=nothing', 'a,b\n'],
    ['multipart/form-data', 'no boundary'],
  ])('a body of the type %j is nobody’s business', async (type, payload) => {
    for (const url of [AT, `${AT}/upload`]) {
      const headers = {
        authorization: 'Bearer a.b.c',
        'x-claimcheck-key': ALL_SCOPES_KEY,
        'x-claimcheck-permission': 'lacks',
        'content-type': type,
      };
      const missing = await api.inject({ method: 'POST', url, headers, payload });
      expect([missing.statusCode, missing.body]).toEqual([403, '']);
      expect(missing.headers).toMatchObject(EMPTY_AUTH_HEADERS);
      const good = { ...headers, 'x-claimcheck-permission': 'has' };
      expect((await api.inject({ method: 'POST', url, headers: good, payload })).statusCode).toBe(
        200,
      );
    }
  });
});
