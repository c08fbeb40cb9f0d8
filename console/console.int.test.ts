import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { createLog } from '@/lib/platform/log';
import type { ConsoleServer } from './sealed-response';
import { createConsoleServer } from './server';
import type { ConsoleServerOptions } from './server-options';

interface Seen {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

interface Answer {
  status: number;
  headers: Map<string, string>;
  body: string;
}

let server: ConsoleServer | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

const HANDLED = '<!doctype html><p>handled';

/** A console with a stub for an application; what the stub saw is in the list. */
async function consoleWith(options: Partial<ConsoleServerOptions> = {}): Promise<Seen[]> {
  const seen: Seen[] = [];
  server = createConsoleServer({
    handler: async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      const { method, url, headers } = request;
      seen.push({ method, url, headers, body });
      response.setHeader('content-type', 'text/html');
      response.end(HANDLED);
    },
    readiness: async () => 'ready',
    publicUrl: null,
    trustedProxies: [],
    clerkOrigin: null,
    development: false,
    log: pino({ level: 'silent' }),
    ...options,
  });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return seen;
}

function portOf(listening: ConsoleServer | null): number {
  const address: AddressInfo | string | null | undefined = listening?.address();
  if (typeof address !== 'object' || address === null) throw new Error('not listening');
  return address.port;
}

/** Sends bytes as they are and reads until the server ends the connection. */
function exchange(text: string | readonly (string | Buffer)[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(portOf(server), '127.0.0.1');
    let received = '';
    socket.on('data', (chunk) => {
      received += String(chunk);
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(received));
    for (const part of [text].flat()) socket.write(part);
  });
}

function answerOf(received: string): Answer {
  const [head = '', ...rest] = received.split('\r\n\r\n');
  const [line = '', ...lines] = head.split('\r\n');
  const headers = lines.map((text): [string, string] => {
    const at = text.indexOf(':');
    return [text.slice(0, at).toLowerCase(), text.slice(at + 1).trim()];
  });
  return {
    status: Number(line.split(' ')[1]),
    headers: new Map(headers),
    body: rest.join('\r\n\r\n'),
  };
}

async function ask(line: string, headers: readonly string[] = [], body = ''): Promise<Answer> {
  const host = headers.some((text) => /^host:/i.test(text)) ? [] : ['Host: console.test'];
  const all = [line, ...host, 'Connection: close', ...headers, '', ''].join('\r\n');
  return answerOf(await exchange(all + body));
}

const SAME_ORIGIN = 'Origin: http://console.test';
const ACTION = [SAME_ORIGIN, 'Next-Action: 40ab', 'Content-Type: text/plain;charset=UTF-8'];

function post(headers: readonly string[], body: string): Promise<Answer> {
  return ask('POST / HTTP/1.1', [...headers, `Content-Length: ${Buffer.byteLength(body)}`], body);
}

const failureShape = (answer: Answer) => Object.keys(JSON.parse(answer.body));

describe('what reaches the application', () => {
  it('gives it client, request id and nonce, whatever the client sent', async () => {
    const seen = await consoleWith();
    const answer = await ask('GET /acme HTTP/1.1', [
      'X-Claimcheck-Client: 8.8.8.8',
      'X-Claimcheck-Request-Id: mine',
      'X-Nonce: mine',
      "Content-Security-Policy: script-src 'nonce-mine'",
      'X-Forwarded-For: 8.8.8.8',
    ]);
    const headers = seen[0]?.headers ?? {};
    expect(headers['x-claimcheck-client']).toBe('127.0.0.1');
    expect(headers['x-claimcheck-request-id']).toBe(answer.headers.get('x-request-id'));
    expect(headers['content-security-policy']).toContain(`'nonce-${headers['x-nonce']}'`);
    expect(JSON.stringify(headers)).not.toMatch(/mine|8\.8\.8\.8/);
  });

  it('threat 185: nobody speaks for Clerk’s hook, and it is asked only where Clerk is on', async () => {
    const spoken = [
      'X-Clerk-Auth-Status: signed-in',
      'X-Clerk-Auth-Token: mine',
      'X-Clerk-Clerk-Request-Data: mine',
      'X-Claimcheck-Sign-In: mine',
      'X-Claimcheck-Clerk-Failed: mine',
      'Authorization: Bearer mine',
    ];
    const without = await consoleWith();
    const closed = await ask('GET /acme HTTP/1.1', spoken);
    expect(JSON.stringify(without[0]?.headers)).not.toMatch(/mine|x-clerk|x-claimcheck-sign-in/);
    expect(closed.headers.get('content-security-policy')).not.toContain('https:');
    server?.close();
    const withClerk = await consoleWith({ clerkOrigin: 'https://clerk.acme.com' });
    const open = await ask('GET /acme HTTP/1.1', spoken);
    expect(withClerk[0]?.headers['x-claimcheck-sign-in']).toBe('clerk');
    expect(JSON.stringify(withClerk[0]?.headers)).not.toMatch(/mine|x-clerk/);
    expect(open.headers.get('content-security-policy')).toContain('https://clerk.acme.com');
  });

  it('believes a trusted proxy about client, host and scheme', async () => {
    const seen = await consoleWith({ trustedProxies: ['127.0.0.1'] });
    const forwarded = [
      'X-Forwarded-For: 1.2.3.4, 203.0.113.9',
      'X-Forwarded-Host: outer.test',
      'X-Forwarded-Proto: https',
    ];
    const action = [...ACTION.slice(1), 'Origin: https://outer.test', ...forwarded];
    expect((await post(action, '[]')).status).toBe(200);
    expect(seen[0]?.headers).toMatchObject({
      'x-claimcheck-client': '203.0.113.9',
      'x-claimcheck-scheme': 'https',
      host: 'outer.test',
    });
    expect(seen[0]?.headers).not.toHaveProperty('x-forwarded-host');
  });

  it('tells it the page that was asked for, however it was fetched', async () => {
    const seen = await consoleWith();
    for (const target of ['/acme/x?a=1&_rsc=k2&b=%2F', '/acme?_rsc=1', '/acme?q']) {
      await ask(`GET ${target} HTTP/1.1`, ['X-Claimcheck-Path: /evil']);
    }
    const pages = seen.map(({ headers }) => headers['x-claimcheck-path']);
    expect(pages).toEqual(['/acme/x?a=1&b=%2F', '/acme', '/acme?q']);
  });

  it('hands on a whole body, chunked or not', async () => {
    const seen = await consoleWith();
    await post(ACTION, '["grüße"]');
    const chunked = [...ACTION, 'Transfer-Encoding: chunked'];
    await ask('POST / HTTP/1.1', chunked, '2\r\n[1\r\n2\r\n,2\r\n1\r\n]\r\n0\r\n\r\n');
    expect(seen.map(({ body }) => body)).toEqual(['["grüße"]', '[1,2]']);
    expect(seen[1]?.headers).toMatchObject({ 'content-length': '5' });
  });

  it("threat 185: none of Next's internal headers arrive", async () => {
    const seen = await consoleWith();
    const names = ['X-Middleware-Subrequest', 'Next-Resume', 'X-Nextjs-Data', 'X-Matched-Path'];
    const bypasses = names.map((name) => `${name}: src/middleware:middleware`);
    await ask('GET /acme HTTP/1.1', [...bypasses, 'RSC: 1', 'Next-Url: /acme']);
    const arrived = Object.keys(seen[0]?.headers ?? {});
    expect(arrived).toEqual(expect.arrayContaining(['rsc', 'next-url']));
    expect(arrived.filter((name) => /^x-m|^next-resume|^x-nextjs/.test(name))).toEqual([]);
  });

  it("a request of the application to its own server keeps the first client's address and scheme", async () => {
    const seen = await consoleWith({ publicUrl: new URL('https://console.example') });
    await ask('GET /a HTTP/1.1', ['Host: console.example']);
    const secret = seen[0]?.headers['x-claimcheck-relay'];
    const relayed = [
      'Host: 127.0.0.1',
      'X-Claimcheck-Client: 203.0.113.9',
      'X-Claimcheck-Scheme: https',
    ];
    await ask('GET /b HTTP/1.1', [...relayed, `X-Claimcheck-Relay: ${secret}`]);
    expect(seen[1]?.headers).toMatchObject({
      host: 'console.example',
      'x-claimcheck-client': '203.0.113.9',
      'x-claimcheck-scheme': 'https',
    });
    const guessed = await ask('GET /b HTTP/1.1', [...relayed, 'X-Claimcheck-Relay: guess']);
    expect([guessed.status, seen.length]).toEqual([421, 2]);
  });
});

describe('what is turned away', () => {
  it.each([
    'GET http://evil.test/ HTTP/1.1',
    'GET //evil.test/acme HTTP/1.1',
    'GET /acme/%2fsettings HTTP/1.1',
    'GET /acme\\settings HTTP/1.1',
    'GET /acme/../setup HTTP/1.1',
    'GET /acme/%2e%2e/setup HTTP/1.1',
    'GET /acme%00 HTTP/1.1',
    'GET /a b HTTP/1.1',
    'NONSENSE',
  ])('threat 186: %j never reaches the application', async (line) => {
    const seen = await consoleWith();
    const answer = await ask(line);
    expect(Math.floor(answer.status / 100)).toBe(4);
    expect([failureShape(answer), seen]).toEqual([['code', 'message', 'requestId'], []]);
  });

  it.each([
    ['foreign', ['Origin: http://evil.test']],
    ['null', ['Origin: null']],
    ['absent', []],
    ['malformed', ['Origin: http://console.test:x/']],
    ['of a sub-domain', ['Origin: http://a.console.test']],
    ['of another port', ['Origin: http://console.test:81']],
    ['twice', [SAME_ORIGIN, 'Origin: http://evil.test']],
  ])('threat 190: a POST whose origin is %s gets 403 and runs nothing', async (_, origin) => {
    const seen = await consoleWith();
    const answer = await post([...origin, ...ACTION.slice(1)], '[]');
    expect([answer.status, seen]).toEqual([403, []]);
    expect(failureShape(answer)).toEqual(['code', 'message', 'requestId']);
  });

  it('threat 190: a text/plain form, which any page can send, runs nothing', async () => {
    const seen = await consoleWith();
    const answer = await post([SAME_ORIGIN, 'Content-Type: text/plain'], 'a=b');
    expect([answer.status, seen]).toEqual([415, []]);
  });

  it('threat 191: another host is refused, and X-Forwarded-Host of a stranger means nothing', async () => {
    const seen = await consoleWith({ publicUrl: new URL('https://console.example') });
    const spoofed = ['Host: evil.test', 'X-Forwarded-Host: console.example'];
    expect((await ask('GET / HTTP/1.1', spoofed)).status).toBe(421);
    const right = [
      'Host: console.example',
      'X-Forwarded-Host: evil.test',
      'Forwarded: host=evil.test',
    ];
    expect((await ask('GET / HTTP/1.1', right)).status).toBe(200);
    expect(seen.map(({ headers }) => headers.host)).toEqual(['console.example']);
    expect(JSON.stringify(seen)).not.toContain('evil');
  });

  it('threat 191: two hosts, none, and none that can be read are refused', async () => {
    const seen = await consoleWith();
    const twice = await ask('GET / HTTP/1.1', ['Host: console.test', 'Host: evil.test']);
    const none = answerOf(await exchange('GET / HTTP/1.1\r\nConnection: close\r\n\r\n'));
    const broken = await ask('GET / HTTP/1.1', ['Host: a/b']);
    expect([twice.status, none.status, broken.status, seen]).toEqual([400, 400, 400, []]);
  });

  it('threat 192: no upgrade outside development', async () => {
    const seen = await consoleWith();
    const text =
      'GET /_next/webpack-hmr HTTP/1.1\r\nHost: console.test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n';
    const answer = answerOf(await exchange(text));
    expect([answer.status, seen]).toEqual([400, []]);
    expect(answer.headers.get('x-frame-options')).toBe('DENY');
  });

  it('threat 192: in development only the socket of hot reload is let through', async () => {
    const passed: (string | undefined)[] = [];
    await consoleWith({
      upgrade: (request, socket) => {
        passed.push(request.url);
        socket.destroy();
      },
    });
    for (const path of ['/_next/hmr?id=1', '/_next/hmr/../x', '/acme']) {
      const head = `GET ${path} HTTP/1.1\r\nHost: console.test\r\nUpgrade: websocket`;
      await exchange(`${head}\r\nConnection: Upgrade\r\n\r\n`);
    }
    expect(passed).toEqual(['/_next/hmr?id=1']);
  });

  it('threat 193: a method override is not heard', async () => {
    const seen = await consoleWith();
    const override = ['X-HTTP-Method-Override: POST', 'X-Method-Override: DELETE'];
    await ask('GET /acme?_method=DELETE HTTP/1.1', override);
    expect(seen[0]?.method).toBe('GET');
    expect(JSON.stringify(seen[0]?.headers)).not.toMatch(/override/i);
    expect((await ask('GET / HTTP/1.1', ['Content-Length: 2'], '[]')).status).toBe(400);
    expect(seen).toHaveLength(1);
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'CONNECT', 'PROPFIND', 'get', 'FOO'])(
    'threat 197: %s is answered with the methods that exist',
    async (method) => {
      const seen = await consoleWith();
      const answer = await ask(`${method} ${method === 'CONNECT' ? 'a:1' : '/'} HTTP/1.1`);
      expect([answer.status, seen]).toEqual([405, []]);
      expect(answer.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
    },
  );

  it('threat 197: HEAD has no body; OPTIONS does not reach the application', async () => {
    const seen = await consoleWith();
    expect(await ask('HEAD / HTTP/1.1')).toMatchObject({ status: 200, body: '' });
    expect(await ask('OPTIONS / HTTP/1.1', ['Origin: http://evil.test'])).toMatchObject({
      status: 204,
      body: '',
    });
    expect(seen.map(({ method }) => method)).toEqual(['HEAD']);
  });

  it('an expectation other than 100-continue is refused; that one waits for the judgement', async () => {
    const seen = await consoleWith();
    expect((await ask('GET / HTTP/1.1', ['Expect: tea'])).status).toBe(417);
    const refused = await ask('POST / HTTP/1.1', ['Expect: 100-continue', 'Content-Length: 2']);
    expect([refused.status, seen]).toEqual([403, []]);
    const taken = await exchange([
      ['POST / HTTP/1.1', 'Host: console.test', 'Connection: close', ...ACTION].join('\r\n'),
      '\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n[]',
    ]);
    expect(taken).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200/);
  });
});

describe('bodies', () => {
  const LIMITS = { limits: { maxBodyBytes: 2000 } };

  it('threat 194: a body announced too large is refused unread', async () => {
    const seen = await consoleWith(LIMITS);
    const answer = await ask('POST / HTTP/1.1', [...ACTION, 'Content-Length: 104857600']);
    expect([answer.status, seen]).toEqual([413, []]);
  });

  it('threat 194: an endless chunked body is cut off at the limit', async () => {
    const seen = await consoleWith(LIMITS);
    const head = ['POST / HTTP/1.1', 'Host: console.test', ...ACTION, 'Transfer-Encoding: chunked'];
    const chunk = `3e8\r\n${'x'.repeat(1000)}\r\n`;
    const received = await exchange([`${head.join('\r\n')}\r\n\r\n`, chunk, chunk, chunk]);
    expect([answerOf(received).status, seen]).toEqual([413, []]);
  });

  it('threat 194: a slow head and a slow body are given up with 408', async () => {
    const limits = { headTimeoutMs: 60, requestTimeoutMs: 60, checkIntervalMs: 10 };
    const seen = await consoleWith({ limits });
    const head = answerOf(await exchange('GET / HTTP/1.1\r\nHost: console.test\r\n'));
    const start = ['POST / HTTP/1.1', 'Host: console.test', ...ACTION, 'Content-Length: 9'];
    const body = answerOf(await exchange(`${start.join('\r\n')}\r\n\r\n[`));
    expect([head.status, body.status, seen]).toEqual([408, 408, []]);
    expect(failureShape(body)).toEqual(['code', 'message', 'requestId']);
  });

  it.each([
    ['10 000 fields', 'multipart/form-data; boundary=x', '--x\r\n\r\n\r\n'.repeat(10_000), 413],
    ['deep JSON', 'text/plain', '['.repeat(100_000), 400],
    ['JSON', 'application/json', '{}', 415],
    ['a url-encoded form', 'application/x-www-form-urlencoded', 'a=b', 415],
  ])('threat 194: %s is refused', async (_, type, body, status) => {
    const seen = await consoleWith();
    const answer = await post([...ACTION.slice(0, 2), `Content-Type: ${type}`], body);
    expect([answer.status, seen]).toEqual([status, []]);
  });

  it('threat 194: bad UTF-8 is refused', async () => {
    const seen = await consoleWith();
    const head = ['POST / HTTP/1.1', 'Host: console.test', 'Connection: close', ...ACTION];
    const received = await exchange([
      `${head.join('\r\n')}\r\nContent-Length: 3\r\n\r\n`,
      Buffer.from([0x22, 0xff, 0x22]),
    ]);
    expect([answerOf(received).status, seen]).toEqual([400, []]);
  });

  it('refuses headers that are too large, and two lengths', async () => {
    const seen = await consoleWith();
    const large = await ask('GET / HTTP/1.1', [`X-A: ${'a'.repeat(20_000)}`]);
    const lengths = [...ACTION, 'Content-Length: 2', 'Transfer-Encoding: chunked'];
    const smuggled = await ask('POST / HTTP/1.1', lengths, '0\r\n\r\n');
    expect([large.status, smuggled.status, seen]).toEqual([431, 400, []]);
  });
});

describe('answers', () => {
  const throws = {
    handler: () => {
      throw new Error('SELECT secret FROM /srv/claimcheck');
    },
  };

  it('threat 198: no origin is let in, not even by the application', async () => {
    await consoleWith({
      handler: (_, response) => {
        response.writeHead(200, { 'Access-Control-Allow-Origin': '*', vary: 'origin' }).end();
      },
    });
    for (const line of ['GET / HTTP/1.1', 'OPTIONS / HTTP/1.1']) {
      const { headers } = await ask(line, ['Origin: http://evil.test']);
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('has one value where the application wrote a list of one, and lists of more', async () => {
    const types: unknown[] = [];
    await consoleWith({
      handler: async (_, response) => {
        response.setHeader('content-type', ['application/json']);
        response.setHeader('set-cookie', ['a=1', 'b=2']);
        types.push(response.getHeader('content-type'), response.getHeader('set-cookie'));
        response.end('{}');
      },
    });
    const { headers } = await ask('GET /docs/index.json HTTP/1.1');
    expect(types).toEqual(['application/json', ['a=1', 'b=2']]);
    expect(headers.get('content-type')).toBe('application/json');
  });

  it('threat 199: everything is no-store, except good static files and the index of the documentation', async () => {
    const caches = (status: number) => (_: IncomingMessage, response: ServerResponse) => {
      response.writeHead(status, { 'Cache-Control': 'public, s-maxage=31536000' }).end();
    };
    await consoleWith({ handler: caches(200) });
    const page = await ask('GET /acme HTTP/1.1');
    const asset = await ask('GET /_next/static/chunks/a.js HTTP/1.1');
    const index = await ask('GET /docs/index.json HTTP/1.1');
    server?.close();
    await consoleWith({ handler: caches(404) });
    const missing = await ask('GET /_next/static/chunks/b.js HTTP/1.1');
    expect(
      [page, asset, index, missing].map(({ headers }) => headers.get('cache-control')),
    ).toEqual(['no-store', 'public, s-maxage=31536000', 'public, s-maxage=31536000', 'no-store']);
  });

  it.each([
    ['a page', 'GET / HTTP/1.1', {}],
    ['a static file', 'GET /_next/static/a.js HTTP/1.1', {}],
    ['a health check', 'GET /readyz HTTP/1.1', {}],
    ['a defect', 'GET / HTTP/1.1', throws],
    ['a refusal', 'GET //x HTTP/1.1', {}],
    ['a refused method', 'PUT / HTTP/1.1', {}],
    ['an unreadable request', 'NONSENSE', {}],
  ])('threat 200: %s carries the security headers', async (_, line, options) => {
    await consoleWith({ publicUrl: new URL('https://console.test'), ...options });
    const { headers } = await ask(line);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'strict-transport-security': 'max-age=31536000',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'x-request-id': expect.stringMatching(/^req_/),
    });
  });

  it('threat 200: the nonce changes, and no script is let in without one', async () => {
    await consoleWith();
    const policies = [];
    for (const path of ['/', '/', '/x']) {
      policies.push(
        (await ask(`GET ${path} HTTP/1.1`)).headers.get('content-security-policy') ?? '',
      );
    }
    const scripts = policies.map((policy) => /script-src [^;]+/.exec(policy)?.[0] ?? '');
    expect(new Set(scripts).size).toBe(3);
    for (const script of scripts) {
      expect(script).toMatch(/^script-src 'self' 'nonce-[\w+/]{22}==' 'strict-dynamic'$/);
    }
  });

  it.each([
    ['by a trusted proxy', ['127.0.0.1'], 'https', true],
    ['by a trusted proxy over http', ['127.0.0.1'], 'http', false],
    ['by a stranger', [], 'https', false],
  ])(
    'threat 200: without PUBLIC_URL tells browsers to stay with https as said %s',
    async (...by) => {
      const [, trustedProxies, scheme, told] = by;
      await consoleWith({ trustedProxies });
      for (const line of ['GET / HTTP/1.1', 'GET //x HTTP/1.1']) {
        const { headers } = await ask(line, [`X-Forwarded-Proto: ${scheme}`]);
        expect(headers.has('strict-transport-security')).toBe(told);
      }
    },
  );

  it('tells browsers to stay with https only where PUBLIC_URL is https', async () => {
    await consoleWith({ publicUrl: new URL('http://console.test') });
    expect((await ask('GET / HTTP/1.1')).headers.has('strict-transport-security')).toBe(false);
  });

  it('threat 202: a defect tells its request id and nothing else', async () => {
    await consoleWith(throws);
    const answer = await ask('GET / HTTP/1.1');
    const body = JSON.parse(answer.body);
    expect([answer.status, body.code]).toEqual([500, 'DEFECT']);
    expect(body.requestId).toBe(answer.headers.get('x-request-id'));
    expect(answer.body).not.toMatch(/SELECT|srv|Error|at /);
  });

  it('threat 204: health says no more than it must, to any host', async () => {
    await consoleWith({
      publicUrl: new URL('https://console.example'),
      readiness: async () => 'database',
    });
    const health = await ask('GET /healthz HTTP/1.1', ['Host: 10.0.0.7']);
    expect([health.status, JSON.parse(health.body)]).toEqual([200, { status: 'ok' }]);
    const ready = await ask('GET /readyz HTTP/1.1', ['Host: 10.0.0.7']);
    expect([ready.status, JSON.parse(ready.body)]).toMatchObject([
      503,
      { code: 'NOT_READY', reason: 'database' },
    ]);
    expect(health.headers.has('server') || health.headers.has('x-powered-by')).toBe(false);
    const posted = await post(['Host: console.example', 'Origin: https://console.example'], '');
    expect(posted.status).toBe(415);
  });

  it('threat 205: what a client sends makes no second log line', async () => {
    const lines: string[] = [];
    const handler = (request: IncomingMessage) => {
      throw new Error(`no ${request.headers['user-agent']}`);
    };
    await consoleWith({ handler, log: createLog({ write: (l) => void lines.push(l) }, 'trace') });
    await ask('GET /a HTTP/1.1', ['User-Agent: "}{"level":"fatal"\u0085\u009b2J']);
    await ask('GET //a HTTP/1.1');
    expect(lines.map((line) => JSON.parse(line).level)).toEqual(['error', 'debug']);
    expect(lines.join('')).not.toContain('\u009b');
    expect(lines.join('')).not.toContain('\u0085');
  });
});
