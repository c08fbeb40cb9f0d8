import http from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { Auth } from '@/sdk/src/auth';
import type { GuardOptions } from '@/sdk/src/guard-options';
import { type FakeClaimcheck, fakeClaimcheck } from './fake-claimcheck';

/**
 * A service with the guards of one framework: `/token`, `/catalog` (catalog:read), `/both` (catalog:read and
 * catalog:write), and POST `/approve`, whose context is its body, or a throw where that says `throws`.
 */
export interface GuardedService {
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
  /** Who reached a handler. */
  readonly handled: Auth[];
  readonly close: () => Promise<void>;
}

/** Starts such a service. */
export type StartGuarded = (
  client: FakeClaimcheck,
  options: GuardOptions,
) => Promise<GuardedService>;

const REFUSED = 'The audience of the token is not accepted.';
const LACKS = 'Token is missing one or more required permissions.';
const NOT_NOW = 'Access cannot be checked at this moment.';
const NOT_CHECKED = 'Access could not be checked.';
const DENIED = 'You do not have permission to perform this action.';
const ABSENT = 'Authentication credentials were not provided.';
const EMPTY = 'Invalid Authorization header: no credentials provided.';
const SPACES = 'Invalid Authorization header: token must not contain spaces.';

interface Expected {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** Where it is not the message. */
  readonly detail?: string;
  readonly challenge?: string;
  readonly retryAfter?: string;
  readonly told?: true;
}

function invalidToken(code: string, message: string, detail: string): Expected {
  const challenge = `Bearer error="invalid_token", error_description="${message}"`;
  return { status: 401, code, message, detail, challenge };
}

const INTERNAL = { status: 500, code: 'INTERNAL', message: NOT_CHECKED, told: true } as const;
const UNAVAILABLE = { status: 503, code: 'UNAVAILABLE', message: NOT_NOW } as const;
const UNAUTHENTICATED = { status: 401, code: 'UNAUTHENTICATED' } as const;

const TOKENS: readonly (readonly [authorization: string | null, expected: Expected])[] = [
  [null, { ...UNAUTHENTICATED, message: ABSENT, challenge: 'Bearer' }],
  ['Basic YTpi', { ...UNAUTHENTICATED, message: ABSENT, challenge: 'Bearer' }],
  ['Bearer', { ...UNAUTHENTICATED, message: EMPTY, challenge: 'Bearer' }],
  [
    'Bearer good bad',
    {
      ...UNAUTHENTICATED,
      message: SPACES,
      challenge: `Bearer error="invalid_token", error_description="${SPACES}"`,
    },
  ],
  ['Bearer expired', invalidToken('TOKEN_EXPIRED', 'The token has expired.', 'Token has expired.')],
  ['bearer audience', invalidToken('INVALID_AUDIENCE', REFUSED, 'Invalid audience.')],
  [
    'Bearer keyless',
    {
      ...UNAVAILABLE,
      detail: 'Unable to resolve signing key: The keys cannot be had at this moment.',
      retryAfter: '5',
    },
  ],
  ['Bearer away', { ...UNAVAILABLE, retryAfter: '5', told: true }],
  ['Bearer busy', { ...UNAVAILABLE, retryAfter: '7', told: true }],
  ['Bearer wrong-key', INTERNAL],
  ['Bearer defect', INTERNAL],
];

/** The same answers of every framework to everything that a guard may come to. */
export function describeGuards(start: StartGuarded): void {
  let service: GuardedService | null = null;
  let client = fakeClaimcheck();
  let told: unknown[] = [];
  afterEach(async () => service?.close());

  async function serve(options: GuardOptions = {}): Promise<GuardedService> {
    client = fakeClaimcheck();
    told = [];
    service = await start(client, { onError: (error) => void told.push(error), ...options });
    return service;
  }

  async function expectAnswer(answer: Response, expected: Expected, detail: boolean) {
    const { status, code, message } = expected;
    expect(answer.status).toBe(status);
    expect(answer.headers.get('www-authenticate')).toBe(expected.challenge ?? null);
    expect(answer.headers.get('retry-after')).toBe(expected.retryAfter ?? null);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    const body = JSON.parse(await answer.text());
    if (detail) expect(body).toEqual({ detail: expected.detail ?? message });
    else expect(body).toMatchObject({ code, message });
    expect(JSON.stringify(body)).not.toMatch(/acme|good|bad/);
    expect(told).toHaveLength(expected.told === true ? 1 : 0);
  }

  describe.each([false, true])('with detail: %s', (detail) => {
    it.each(TOKENS)('answers %j', async (authorization, expected) => {
      const { ask, handled } = await serve({ detail });
      const headers = authorization === null ? {} : { authorization };
      for (const path of ['/token', '/catalog', '/both']) {
        told = [];
        await expectAnswer(await ask(path, { headers }), expected, detail);
      }
      told = [];
      await expectAnswer(await approve(ask, { amount: 1 }, headers), expected, detail);
      expect([handled, client.checked]).toEqual([[], []]);
    });

    it('answers 403 to a good token that lacks a permission', async () => {
      const { ask, handled } = await serve({ detail, realm: 'a "catalog"' });
      const challenge = `Bearer realm="a 'catalog'", error="insufficient_scope", error_description="${LACKS}", scope="catalog:read catalog:write"`;
      const expected = { status: 403, code: 'MISSING_PERMISSION', message: LACKS, challenge };
      await expectAnswer(await ask('/both', GOOD), expected, detail);
      expect(handled).toEqual([]);
    });

    it.each([{ amount: 101 }, {}])('answers 403 where the policies say no: %j', async (body) => {
      const { ask, handled } = await serve({ detail });
      const challenge = `Bearer error="insufficient_scope", error_description="${DENIED}"`;
      const expected = { status: 403, code: 'ACCESS_DENIED', message: DENIED, challenge };
      await expectAnswer(await approve(ask, body), expected, detail);
      expect(handled).toEqual([]);
    });

    it('answers 401 where a token ends between its verdict and the decision', async () => {
      const { ask, handled } = await serve({ detail });
      const message = 'The token has expired.';
      const expected = invalidToken('TOKEN_EXPIRED', message, 'Token has expired.');
      await expectAnswer(await approve(ask, { expires: true }), expected, detail);
      expect(handled).toEqual([]);
    });

    it.each<[object, Expected]>([
      [{ throws: true }, INTERNAL],
      [{ nothing: true }, INTERNAL],
      [{ fails: 'away' }, { ...UNAVAILABLE, retryAfter: '5', told: true }],
      [{ fails: 'wrong-key' }, INTERNAL],
    ])('allows nothing where the question or its answer fails: %j', async (body, expected) => {
      const { ask, handled } = await serve({ detail });
      await expectAnswer(await approve(ask, body), expected, detail);
      expect(handled).toEqual([]);
    });
  });

  it('lets a good token pass, and tells the handler who calls', async () => {
    const { ask, handled } = await serve();
    expect((await ask('/token', GOOD)).status).toBe(200);
    expect((await ask('/catalog', GOOD)).status).toBe(200);
    expect((await approve(ask, { amount: 100 })).status).toBe(200);
    expect(handled).toHaveLength(3);
    for (const auth of handled) {
      expect(auth).toMatchObject({ token: 'good', subject: 'user-1', claims: { sub: 'user-1' } });
      expect(auth.permissions).toEqual(['catalog:read']);
      expect([auth.provider?.id, auth.verdict.kind]).toEqual(['prv_a', 'token']);
    }
    expect(client.checked).toEqual([
      { token: 'good', resource: 'orders', action: 'approve', context: { amount: 100 } },
    ]);
  });

  it('guards HEAD as GET', async () => {
    const { ask, handled } = await serve();
    const refused = await ask('/catalog', { method: 'HEAD' });
    expect([refused.status, await refused.text()]).toEqual([401, '']);
    expect(refused.headers.get('www-authenticate')).toBe('Bearer');
    expect((await ask('/catalog', { ...GOOD, method: 'HEAD' })).status).toBe(200);
    expect(handled).toHaveLength(1);
  });

  it('asks nobody about a token that is larger than any provider may accept', async () => {
    const { ask } = await serve();
    const headers = { authorization: `Bearer ${'a'.repeat(65_537)}` };
    const answer = await ask('/token', { headers });
    expect([answer.status, (await answer.json()).code]).toEqual([401, 'TOKEN_TOO_LARGE']);
    expect(client.verified).toEqual([]);
  });

  it('lets nothing pass while there is no answer', async () => {
    const { ask, handled } = await serve();
    const controller = new AbortController();
    const { signal } = controller;
    const waiting = ask('/token', { headers: { authorization: 'Bearer hanging' }, signal });
    const ended = waiting.then(
      () => 'answered',
      () => 'given up',
    );
    await expect.poll(() => client.verified).toEqual(['hanging']);
    expect((await ask('/token', GOOD)).status).toBe(200);
    controller.abort();
    expect([await ended, handled.length]).toEqual(['given up', 1]);
  });

  it('warns of the same failure once where nobody listens', async () => {
    const warnings: unknown[] = [];
    const listen = (warning: Error) => void warnings.push(`${warning.name}: ${warning.message}`);
    process.on('warning', listen);
    client = fakeClaimcheck();
    service = await start(client, {});
    const headers = { authorization: 'Bearer wrong-key' };
    for (const path of ['/token', '/token'])
      expect((await service.ask(path, { headers })).status).toBe(500);
    await expect.poll(() => warnings).toHaveLength(1);
    process.off('warning', listen);
    expect(String(warnings[0])).toMatch(/^ClaimcheckWarning: ClaimcheckError: acme/);
  });
}

/** What `authorize` cannot ask, whoever comes. */
export const WRONG_QUESTIONS: readonly unknown[] = [
  undefined,
  null,
  {},
  { resource: 'orders' },
  { resource: '', action: 'approve' },
  { resource: 'orders', action: '*' },
  { resource: 'orders', action: 'approve', context: { amount: 1 } },
];

/** Sends two Authorization headers, as fetch cannot, to a service that lets good tokens pass at `/`: neither is believed. */
export async function expectTwoHeadersRefused(
  { ask }: Pick<GuardedService, 'ask'>,
  { verified }: FakeClaimcheck,
): Promise<void> {
  const { url } = await ask('/');
  const answer = await new Promise<http.IncomingMessage>((resolve) => {
    const headers = ['Host', 'a', 'Authorization', 'Bearer good', 'authorization', 'Bearer bad'];
    http.get(url, { headers }, resolve);
  });
  answer.resume();
  expect(answer.statusCode).toBe(401);
  expect(answer.headers['www-authenticate']).toContain('error="invalid_token"');
  expect(verified).toEqual([]);
}

/** Headers with a good token. */
export const GOOD = { headers: { authorization: 'Bearer good' } };

/** Asks `/approve` with a body. */
export function approve(
  ask: GuardedService['ask'],
  body: object,
  headers: Readonly<Record<string, string>> = GOOD.headers,
): Promise<Response> {
  const init = { method: 'POST', body: JSON.stringify(body) };
  return ask('/approve', { ...init, headers: { 'content-type': 'application/json', ...headers } });
}
