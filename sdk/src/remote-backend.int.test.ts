import type { IncomingMessage } from 'node:http';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type FakeServer, sendJson, startFakeServer } from '@/lib/testing/fake-server';
import { ACCEPTED, ALLOWED, API_KEY, DENIED, REFUSED, TOKEN } from '@/lib/testing/sdk-answers';
import { version } from '../package.json';
import { Claimcheck } from './claimcheck';
import { ClaimcheckError } from './errors';
import type { ClaimcheckOptions } from './options';

const CHECK = { token: TOKEN, resource: 'orders', action: 'approve' };

let api: FakeServer;
let clients: Claimcheck[] = [];
beforeEach(async () => {
  api = await startFakeServer({});
});
afterEach(async () => {
  for (const client of clients) await client.close();
  clients = [];
  await api.close();
});

function client(options: ClaimcheckOptions = {}): Claimcheck {
  const made = new Claimcheck({
    baseUrl: api.origin,
    workspaceId: 'acme',
    apiKey: API_KEY,
    ...options,
  });
  clients.push(made);
  return made;
}

/** Keeps what was sent, and answers it. */
function kept(answer: Answer): { readonly bodies: unknown[]; readonly answer: Answer } {
  const bodies: unknown[] = [];
  return {
    bodies,
    answer: (request, response) => {
      void textOf(request).then((text) => {
        bodies.push(JSON.parse(text));
        answer(request, response);
      });
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return text;
}

/** The first answers, one for each request; the last one stays. */
function inTurn(...answers: readonly Answer[]): Answer {
  let at = 0;
  return (request, response) => {
    const answer = answers[Math.min(at, answers.length - 1)];
    at += 1;
    answer?.(request, response);
  };
}

async function errorOf(call: Promise<unknown>): Promise<ClaimcheckError> {
  const error: unknown = await call.then(
    () => null,
    (reason) => reason,
  );
  if (error instanceof ClaimcheckError) return error;
  throw new Error('This should have failed.', { cause: error });
}

describe('a client that asks the api', () => {
  it('sends the key, the workspace and who it is, and gives the answer as data', async () => {
    const { bodies, answer } = kept(sendJson(200, ALLOWED));
    api.answer('/v1/check-authorization', answer);
    const context = { amount: 5 };
    const result = await client().checkAuthorization({ ...CHECK, context });
    expect(result).toEqual({ data: ALLOWED });
    expect(bodies).toEqual([{ ...CHECK, context, explain: false }]);
    expect(api.requests[0]?.headers).toMatchObject({
      authorization: `Bearer ${API_KEY}`,
      'x-claimcheck-workspace': 'acme',
      'user-agent': `claimcheck-node/${version}`,
      'content-type': 'application/json',
    });
  });

  it('keeps the path of the address', async () => {
    api.answer('/auth/v1/verify', sendJson(200, ACCEPTED));
    const { data } = await client({ baseUrl: `${api.origin}/auth/` }).verify(TOKEN);
    expect(data).toEqual(ACCEPTED);
  });

  it('threat 206: sends a token in bodies only', async () => {
    api.answer('/v1/verify', sendJson(200, REFUSED));
    expect(await client().verify(TOKEN, { explain: true })).toEqual({ data: REFUSED });
    const [request] = api.requests;
    expect(`${request?.path} ${JSON.stringify(request?.headers)}`).not.toContain(TOKEN);
  });

  it('answers batches in their order, with what could not be judged among them', async () => {
    const unjudged = { valid: false, code: 'UNAVAILABLE', message: 'Busy.', retryable: true };
    api.answer('/v1/verify/batch', sendJson(200, { results: [ACCEPTED, unjudged] }));
    const verdicts = await client().verifyBatch([TOKEN, TOKEN]);
    expect(verdicts.data).toEqual([
      ACCEPTED,
      expect.objectContaining({ ...unjudged, provider: null, expected: null, alsoActual: [] }),
    ]);
    api.answer('/v1/check-authorization/batch', sendJson(200, { decisions: [DENIED, ALLOWED] }));
    const checks = [
      { resource: 'orders', action: 'approve' },
      { resource: 'orders', action: 'read' },
    ];
    const decisions = await client().checkAuthorizationBatch({ token: TOKEN, checks });
    expect(decisions.data.map(({ allowed }) => allowed)).toEqual([false, true]);
  });

  it('asks nobody about what is wrong already', async () => {
    const many = Array.from({ length: 101 }, () => TOKEN);
    const checks = many.map(() => ({ resource: 'orders', action: 'read' }));
    const errors = await Promise.all(
      [
        client().verifyBatch(many),
        client().verifyBatch([]),
        client().checkAuthorizationBatch({ token: TOKEN, checks }),
        client().checkAuthorization({ ...CHECK, resource: '*' }),
        client().checkAuthorization(JSON.parse('{"resource":"a","action":"b"}')),
        client().checkAuthorization(JSON.parse('null')),
        client().verify(TOKEN, JSON.parse('null')),
      ].map(errorOf),
    );
    expect(errors.map(({ code }) => code)).toEqual(errors.map(() => 'INVALID_INPUT'));
    expect(errors.map(({ fields }) => Object.keys(fields))).toEqual([
      ['tokens'],
      ['tokens'],
      ['checks'],
      ['resource'],
      ['token'],
      [''],
      [''],
    ]);
    expect(api.requests).toHaveLength(0);
  });

  it('is ready when the api answers a verdict, and stands without a bundle', async () => {
    api.answer('/v1/verify', sendJson(200, REFUSED));
    const made = client();
    await made.ready();
    expect(made.status()).toEqual({ mode: 'api', ready: true, bundle: null, problem: null });
    for (const [status, code] of [
      [404, 'UNEXPECTED_ANSWER'],
      [200, 'UNEXPECTED_ANSWER'],
      [401, 'UNAUTHENTICATED'],
    ] as const) {
      api.answer('/v1/verify', sendJson(status, {}));
      expect((await errorOf(made.ready())).code).toBe(code);
    }
    await made.close();
    expect(made.status()).toMatchObject({ ready: false });
    expect((await errorOf(made.ready())).code).toBe('CLOSED');
  });
});

describe('what the api cannot or will not answer', () => {
  it.each([
    [400, 'INVALID_INPUT', 'INVALID_INPUT'],
    [401, 'UNAUTHENTICATED', 'UNAUTHENTICATED'],
    [403, 'FORBIDDEN', 'FORBIDDEN'],
    [404, 'NOT_FOUND', 'UNEXPECTED_ANSWER'],
    [408, '', 'UNAVAILABLE'],
    [413, 'BODY_TOO_LARGE', 'INVALID_INPUT'],
    [500, 'DEFECT', 'UNAVAILABLE'],
  ])('%i is asked once and is %s', async (status, told, code) => {
    const body = { code: told, message: 'As told.', requestId: 'req_a', fields: { token: ['x'] } };
    api.answer('/v1/verify', sendJson(status, body));
    const error = await errorOf(client().verify(TOKEN));
    expect(error).toMatchObject({ code, status, requestId: 'req_a', fields: { token: ['x'] } });
    expect(api.requests).toHaveLength(1);
  });

  it.each([429, 502, 503, 504])('%i is asked again, and answered', async (status) => {
    const refusal = sendJson(status, 'not of the api', { 'retry-after': '0' });
    api.answer('/v1/verify', inTurn(refusal, refusal, sendJson(200, ACCEPTED)));
    expect((await client().verify(TOKEN)).data.valid).toBe(true);
    expect(api.requests).toHaveLength(3);
  });

  it('a connection that breaks off is asked again, as often as told', async () => {
    const broken: Answer = (_request, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('{', () => response.destroy());
    };
    api.answer('/v1/verify', broken);
    const error = await errorOf(client({ retries: 1 }).verify(TOKEN));
    expect(error).toMatchObject({ code: 'UNAVAILABLE', status: null, retryable: true });
    expect(api.requests).toHaveLength(2);
  });

  it('does not wait for longer than the call may last', async () => {
    const body = { code: 'JWKS_FETCH_FAILED', message: 'No keys.', requestId: 'req_b' };
    api.answer('/v1/verify', sendJson(503, body, { 'retry-after': '30' }));
    const error = await errorOf(client().verify(TOKEN));
    expect(error).toMatchObject({ code: 'JWKS_FETCH_FAILED', status: 503, retryAfterSeconds: 30 });
    expect(api.requests).toHaveLength(1);
  });

  it('ends a call that is not answered in time, also one whose fetch does not listen', async () => {
    api.answer('/v1/verify', () => undefined);
    expect((await errorOf(client({ timeoutMs: 50 }).verify(TOKEN))).code).toBe('TIMED_OUT');
    const deaf = client({ timeoutMs: 50, fetch: () => new Promise(() => undefined) });
    expect((await errorOf(deaf.verify(TOKEN))).code).toBe('TIMED_OUT');
  });

  it('closes what is under way, and answers nothing afterwards', async () => {
    api.answer('/v1/verify', () => undefined);
    const made = client();
    const waiting = errorOf(made.verify(TOKEN));
    await expect.poll(() => api.requests.length).toBe(1);
    await made[Symbol.asyncDispose]();
    expect((await waiting).code).toBe('CLOSED');
    expect((await errorOf(made.verify(TOKEN))).code).toBe('CLOSED');
    expect(api.requests).toHaveLength(1);
  });

  it('follows no redirect, which would take key and token along', async () => {
    const elsewhere = await startFakeServer({}, sendJson(200, ACCEPTED));
    const location = `${elsewhere.origin}/v1/verify`;
    api.answer('/v1/verify', sendJson(307, {}, { location }));
    expect((await errorOf(client().verify(TOKEN))).code).toBe('UNEXPECTED_ANSWER');
    expect(elsewhere.requests).toHaveLength(0);
    await elsewhere.close();
  });

  it('reads no more than an answer can have', async () => {
    const endless: Answer = (_request, response) => {
      const chunk = Buffer.alloc(1024 * 1024, ' ');
      const more = () => {
        while (!response.destroyed && response.write(chunk)) {}
      };
      response.on('drain', more).on('error', () => undefined);
      more();
    };
    api.answer('/v1/verify', endless);
    const error = await errorOf(client({ timeoutMs: 60_000 }).verify(TOKEN));
    expect(error).toMatchObject({ code: 'UNEXPECTED_ANSWER', status: 200 });
    expect(api.requests).toHaveLength(1);
  });
});

describe('threat 206: neither token nor API key is told', () => {
  const everything = (error: ClaimcheckError) =>
    [
      error.message,
      error.stack,
      inspect(error, { depth: 10, showHidden: true }),
      JSON.stringify(error),
    ].join();

  it('in an error of the api that repeats them', async () => {
    const message = `No ${TOKEN} with ${API_KEY}.`;
    api.answer('/v1/verify', sendJson(400, { message, fields: { token: [message] } }));
    const told = everything(await errorOf(client().verify(TOKEN)));
    expect(told).toContain('No … with ….');
    expect(told).not.toMatch(new RegExp(`${TOKEN}|${API_KEY}`));
  });

  it('in what a fetch of somebody’s own throws', async () => {
    const fetch = (_address: unknown, init?: RequestInit) =>
      Promise.reject(
        Object.assign(new Error(`Failed: ${init?.body}`, { cause: init }), { request: init }),
      );
    const told = everything(await errorOf(client({ fetch, retries: 0 }).verify(TOKEN)));
    expect(told).toContain('Failed: ');
    expect(told).not.toMatch(new RegExp(`${TOKEN}|${API_KEY}`));
  });

  it('when nobody listens at the address', async () => {
    const made = client({ retries: 0 });
    await api.close();
    const error = await errorOf(made.verify(TOKEN));
    expect(error.message).toMatch(
      /^The api at http:\/\/127\.0\.0\.1:\d+ does not answer: .*ECONNREFUSED/,
    );
    expect(everything(error)).not.toMatch(new RegExp(`${TOKEN}|${API_KEY}`));
  });

  it('in a client that is looked at', () => {
    expect(inspect(client(), { depth: 20, showHidden: true })).not.toContain(API_KEY);
    expect(JSON.stringify(client())).toBe('{}');
  });
});
