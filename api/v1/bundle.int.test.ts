import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import { configurationRevision } from '@/lib/platform/configuration-revision';
import { env } from '@/lib/platform/env';
import { makeApiKey } from '@/lib/testing/api-client';
import { createTestApi } from '@/lib/testing/api-server';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, savePolicy, saveProvider } from '@/lib/testing/factories';
import { followNow } from '@/lib/testing/keys';
import { type LiveProvider, startLiveProvider } from '@/lib/testing/live-provider';
import { signingKey } from '@/lib/testing/signing-key';
import { authenticateApiKey } from '@/lib/usecases/authenticate-api-key';
import { settleKeySets } from '@/lib/usecases/key-sets';

const api: FastifyInstance = createTestApi({ authenticate: authenticateApiKey });
let owner: Caller;
let live: LiveProvider;
let key = '';

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  owner = callerOf((await createWorkspace()).id);
  live = await startLiveProvider(owner);
  key = (await makeApiKey(owner, { grants: ['bundle'] })).plaintext;
  await followNow();
});
afterAll(async () => {
  await api.close();
  await settleKeySets();
  env().allowedPrivateOrigins = [];
});

const get = (
  headers: Readonly<Record<string, string>> = {},
  { query = '', method = 'GET' as 'GET' | 'HEAD' } = {},
) =>
  api.inject({
    method,
    url: `/v1/bundle${query}`,
    headers: { authorization: `Bearer ${key}`, ...headers },
  });

const kidsIn = (answer: Awaited<ReturnType<typeof get>>): readonly string[] =>
  answer.json().providers[0].keys.ring.keys.map(({ kid }: { kid: string }) => kid);

describe('GET /v1/bundle', () => {
  it('answers JSON whose ETag is its SHA-256, to be asked for anew each time', async () => {
    const answer = await get();
    expect(answer.statusCode).toBe(200);
    const digest = createHash('sha256').update(answer.rawPayload).digest('hex');
    expect(answer.headers).toMatchObject({
      etag: `W/"${digest}"`,
      'cache-control': 'private, no-cache',
      vary: 'accept-encoding',
      'content-type': 'application/json; charset=utf-8',
      'content-length': `${answer.rawPayload.length}`,
    });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.json()).toMatchObject({ format: 1, environment: 'production' });
  });

  it('is a 304 without a body while nothing has changed, and 200 afterwards', async () => {
    const etag = String((await get()).headers.etag);
    for (const tag of [etag, etag.replace('W/', ''), `"other", ${etag}`, '*']) {
      const again = await get({ 'if-none-match': tag });
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag]);
      expect(again.headers).toMatchObject({
        'cache-control': 'private, no-cache',
        vary: 'accept-encoding',
      });
    }
    await savePolicy(owner);
    await followNow();
    const changed = await get({ 'if-none-match': etag });
    expect([changed.statusCode, changed.headers.etag === etag]).toEqual([200, false]);
  });

  it('says the number of the configuration beside it, in a 304 too', async () => {
    const { headers } = await get();
    expect(headers['x-claimcheck-revision']).toBe(String(configurationRevision()));
    await savePolicy(callerOf((await createWorkspace()).id));
    await followNow();
    const again = await get({ 'if-none-match': String(headers.etag) });
    expect(again.statusCode).toBe(304);
    expect(again.headers['x-claimcheck-revision']).toBe(String(configurationRevision()));
    expect(again.headers['x-claimcheck-revision']).not.toBe(headers['x-claimcheck-revision']);
  });

  it('compresses the very same text where it may, under the same tag', async () => {
    const plain = await get();
    const compressed = await get({ 'accept-encoding': 'br, gzip' });
    expect(compressed.headers).toMatchObject({
      etag: plain.headers.etag,
      'content-encoding': 'gzip',
      'content-length': `${compressed.rawPayload.length}`,
      vary: 'accept-encoding',
    });
    expect(gunzipSync(compressed.rawPayload).equals(plain.rawPayload)).toBe(true);
    expect(compressed.rawPayload.length).toBeLessThan(plain.rawPayload.length);
    const refused = await get({ 'accept-encoding': 'gzip;q=0' });
    expect(refused.rawPayload.equals(plain.rawPayload)).toBe(true);
  });

  it('tells HEAD the same without the body', async () => {
    const [whole, head] = [await get(), await get({}, { method: 'HEAD' })];
    expect([head.statusCode, head.body]).toEqual([200, '']);
    for (const name of ['etag', 'content-length', 'cache-control', 'vary']) {
      expect([name, head.headers[name]]).toEqual([name, whole.headers[name]]);
    }
  });

  it('threat 226: opens with the scope bundle only', async () => {
    const grants = ['verify', 'authorize', 'providers:read', 'providers:write'] as const;
    key = (await makeApiKey(owner, { grants })).plaintext;
    expect([(await get()).statusCode, (await get()).json().permission]).toEqual([
      403,
      'bundle:read',
    ]);
  });

  it('threat 227: counts each poll against the key, the 304s too', async () => {
    const limited = createTestApi({ authenticate: authenticateApiKey, rateLimit: 1 });
    const headers = { authorization: `Bearer ${key}`, 'if-none-match': '*' };
    const poll = () => limited.inject({ url: '/v1/bundle', headers });
    const answers = [await poll(), await poll(), await poll()];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([304, 304, 429]);
    expect(answers[2]?.headers['retry-after']).toBe('1');
    await limited.close();
  });

  it.each([
    ['?kid=a', 'provider'],
    [`?provider=prv_a&kid=${'k'.repeat(257)}`, 'kid'],
    ['?provider=prv_a&kid=a&kid=b', 'kid'],
    ['?since=1', 'since'],
  ])('refuses %s and names the place', async (query, place) => {
    const answer = await get({}, { query });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'INVALID_INPUT']);
    expect(Object.keys(answer.json().fields)).toContain(place);
  });
});

describe('GET /v1/bundle with a key id that is missing', () => {
  const query = (provider: string, kid: string) => ({ query: `?provider=${provider}&kid=${kid}` });

  it('brings the key of a rotation, and asks the provider once', async () => {
    expect(kidsIn(await get())).toEqual([signingKey('first').kid]);
    live.publish('first', 'second');
    const { kid } = signingKey('second');
    expect(kidsIn(await get())).not.toContain(kid);
    expect(live.fetches().keys).toBe(1);
    expect(kidsIn(await get({}, query(live.saved.id, kid)))).toContain(kid);
    expect(kidsIn(await get({}, query(live.saved.id, kid)))).toContain(kid);
    expect(kidsIn(await get())).toContain(kid);
    expect(live.fetches().keys).toBe(2);
  });

  it('asks for made-up key ids once in its while', async () => {
    await get();
    for (const kid of ['a', 'b', 'a', 'k'.repeat(256), '']) {
      expect((await get({}, query(live.saved.id, kid))).statusCode).toBe(200);
    }
    expect(live.fetches().keys).toBe(2);
  });

  it('asks once more for a token that names none, as verifying it does, once in its while', async () => {
    await get();
    live.publish('first', 'second');
    const alone = { query: `?provider=${live.saved.id}` };
    expect(kidsIn(await get({}, alone))).toContain(signingKey('second').kid);
    for (let time = 0; time < 3; time += 1) await get({}, alone);
    expect(live.fetches().keys).toBe(2);
  });

  it('threat 207, threat 228: asks no provider that is not of this environment', async () => {
    const stranger = callerOf((await createWorkspace()).id);
    const foreign = await startLiveProvider(stranger);
    const staging = await startLiveProvider(owner, { environment: 'staging' });
    const disabled = await saveProvider(owner, {}, { enabled: false });
    await followNow();
    const own = await get();
    for (const id of [foreign.saved.id, staging.saved.id, disabled.id, 'prv_x', '']) {
      const answer = await get({}, query(id, 'made-up'));
      expect([answer.statusCode, answer.body]).toEqual([200, own.body]);
      const alone = await get({}, { query: `?provider=${id}` });
      expect([alone.statusCode, alone.body]).toEqual([200, own.body]);
    }
    expect([foreign.fetches().keys, staging.fetches().keys]).toEqual([0, 0]);
  });
});
