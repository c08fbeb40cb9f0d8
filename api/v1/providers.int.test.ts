import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import { emptyDraft } from '@/lib/core/providers/draft';
import { database } from '@/lib/data/database';
import { type ApiClient, apiClient, makeApiKey } from '@/lib/testing/api-client';
import { createTestApi } from '@/lib/testing/api-server';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, saveProvider, unwrap } from '@/lib/testing/factories';
import { authenticateApiKey } from '@/lib/usecases/authenticate-api-key';
import { getProvider } from '@/lib/usecases/get-provider';

let counter = 0;
const newProvider = (given: object = {}) => {
  counter += 1;
  const domain = `tenant-${counter}.eu.auth0.com`;
  return { type: 'auth0', name: `Provider ${counter}`, domain, clientIds: ['app'], ...given };
};

describe('/v1/providers', () => {
  const api = createTestApi({ authenticate: authenticateApiKey });
  let owner: Caller;
  let call: ApiClient;

  beforeAll(async () => {
    await testDatabase();
    owner = callerOf((await createWorkspace()).id);
    call = apiClient(api, (await makeApiKey(owner)).plaintext);
  });

  const create = async (given: object = {}) => {
    const answer = await call('POST', '/v1/providers', { body: newProvider(given) });
    expect(answer.statusCode).toBe(201);
    return { ...answer.json(), etag: String(answer.headers.etag) };
  };

  it('creates with the defaults of the form and reads texts as it does', async () => {
    const body = newProvider({ domain: ' https://acme.eu.auth0.com/ ' });
    const answer = await call('POST', '/v1/providers', { body });
    const provider = answer.json();
    expect(answer.statusCode).toBe(201);
    expect(answer.headers).toMatchObject({
      location: `/v1/providers/${provider.id}`,
      etag: '"1"',
      'cache-control': 'no-store',
    });
    const { inputs, ...defaults } = emptyDraft('auth0');
    const own = { domain: 'acme.eu.auth0.com', clientIds: ['app'], audiences: [] };
    expect(provider).toMatchObject({ ...defaults, name: body.name, ...own, enabled: true });
    expect(provider).not.toHaveProperty('publishableKey');
    expect(provider.effective.issuers).toEqual([
      { value: 'https://acme.eu.auth0.com/', source: 'derived' },
    ]);
    const saved = unwrap(await getProvider(owner, provider.id)).provider;
    expect(saved.draft.inputs).toEqual({ ...inputs, ...own });
    expect((await call('GET', `/v1/providers/${provider.id}`)).json()).toEqual(provider);
  });

  it('takes the environment of the key, and the choices that belong together', async () => {
    const staging = await makeApiKey(owner, { environment: 'staging' });
    const answer = await apiClient(api, staging.plaintext)('POST', '/v1/providers', {
      body: {
        type: 'clerk',
        name: 'Clerk',
        issuer: 'clerk.acme.com',
        audienceRule: 'absent_allowed',
        authorizedParties: ['https://app.acme.com/'],
      },
    });
    expect(answer.json()).toMatchObject({
      environment: 'staging',
      issuer: 'https://clerk.acme.com',
      azpRule: 'required',
      authorizedParties: ['https://app.acme.com'],
    });
  });

  it('threat 189: refuses what it does not know, at its place and in its own terms', async () => {
    const refusals: readonly (readonly [object, string])[] = [
      [{ workspaceId: 'wsp_other' }, 'workspaceId'],
      [{ version: 7 }, 'version'],
      [{ id: 'prv_mine' }, 'id'],
      [{ inputs: { domain: 'a' } }, 'inputs'],
      [{ publishableKey: 'pk_live_x' }, 'publishableKey'],
      [{ domain: 'not a domain' }, 'domain'],
      [{ domain: 7 }, 'domain'],
      [{ clientIds: ['a', 7] }, 'clientIds.1'],
      [{ clientIds: [] }, 'clientIds'],
      [{ enabled: 'yes' }, 'enabled'],
      [{ environment: 'staging' }, 'environment'],
      [{ type: 'saml' }, 'type'],
      [{ algorithms: ['HS256'] }, 'algorithms.0'],
    ];
    const before = await database().provider.count();
    for (const [given, place] of refusals) {
      const answer = await call('POST', '/v1/providers', { body: newProvider(given) });
      expect([place, answer.statusCode, answer.json().code]).toEqual([place, 400, 'INVALID_INPUT']);
      expect(Object.keys(answer.json().fields)).toEqual([place]);
    }
    expect(await database().provider.count()).toBe(before);
  });

  it('threat 195: __proto__ and constructor.prototype in a body pollute nothing', async () => {
    const bodies = [
      '{"type":"auth0","name":"x","__proto__":{"enabled":false}}',
      '{"type":"auth0","name":"x","clientIds":{"__proto__":{"polluted":1}}}',
      '{"type":"auth0","name":"x","constructor":{"prototype":{"polluted":1}}}',
    ];
    for (const payload of bodies) {
      const { plaintext } = await makeApiKey(owner);
      const headers = {
        authorization: `Bearer ${plaintext}`,
        'content-type': 'application/json',
      };
      const answer = await api.inject({ method: 'POST', url: '/v1/providers', headers, payload });
      expect(answer.statusCode).toBe(400);
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('threat 194: many members, deep ones and long ones are refused with a small answer', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`member${n}`, n]));
    const brackets = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const payloads = [
      JSON.stringify(newProvider(many)),
      JSON.stringify(newProvider({ clientIds: Array(51).fill('a') })),
      `{"type":"auth0","name":"deep","clientIds":${brackets}}`,
      `{"type":"auth0","name":"deep","clientIds":${brackets},"constructor":1}`,
    ];
    const { plaintext } = await makeApiKey(owner);
    const headers = { authorization: `Bearer ${plaintext}`, 'content-type': 'application/json' };
    for (const payload of payloads) {
      const request = { method: 'POST', url: '/v1/providers', headers, payload } as const;
      const answer = await api.inject(request);
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'INVALID_INPUT']);
      expect(answer.body.length).toBeLessThan(8000);
    }
  });

  it('changes what is given, against the version that was read', async () => {
    const { id, etag, ...before } = await create();
    const url = `/v1/providers/${id}`;
    const body = { name: 'Renamed', clientIds: ['b', 'c'], enabled: false };
    const changed = await call('PATCH', url, { body, headers: { 'if-match': etag } });
    expect([changed.statusCode, changed.headers.etag]).toEqual([200, '"2"']);
    expect(changed.json()).toMatchObject({ ...body, domain: before.domain, version: 2 });
    const weak = { 'if-match': 'W/"2"' };
    const type = { type: 'custom_oidc' };
    const retyped = await call('PATCH', url, { body: type, headers: weak });
    expect(retyped.json()).toMatchObject({
      ...type,
      issuer: `https://${before.domain}/`,
      clientIds: ['b', 'c'],
    });
  });

  it('threat 244: a change without a version is 428, of another one 412 with the one that holds', async () => {
    const { id } = await create();
    const url = `/v1/providers/${id}`;
    const change = (headers: Record<string, string>) =>
      call('PATCH', url, { body: { name: 'Mine' }, headers });
    expect((await change({ 'if-match': '"1"' })).statusCode).toBe(200);
    for (const method of ['PATCH', 'DELETE'] as const) {
      const sent = method === 'PATCH' ? { body: { name: 'Mine' } } : {};
      const bare = await call(method, url, sent);
      expect([bare.statusCode, bare.json().code]).toEqual([428, 'PRECONDITION_REQUIRED']);
      const stale = await call(method, url, { ...sent, headers: { 'if-match': '"1"' } });
      expect([stale.statusCode, stale.headers.etag]).toEqual([412, '"2"']);
      expect(stale.json()).toMatchObject({
        code: 'CONFLICT',
        conflict: { kind: 'version', currentVersion: 2 },
      });
    }
    for (const wrong of ['*', '2', '"2", "3"', '"x"', '"0"', '']) {
      expect([wrong, (await change({ 'if-match': wrong })).statusCode]).toEqual([wrong, 400]);
    }
  });

  it('threat 245: of 50 parallel changes of one version one wins', async () => {
    const { id, etag } = await create();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        call('PATCH', `/v1/providers/${id}`, {
          body: { name: `Edit ${n}` },
          headers: { 'if-match': etag },
        }),
      ),
    );
    const won = answers.filter(({ statusCode }) => statusCode === 200);
    expect(won).toHaveLength(1);
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 412]));
    expect((await call('GET', `/v1/providers/${id}`)).json()).toEqual(won[0]?.json());
  });

  it('threat 246: deletes the version that was read, and then there is nothing', async () => {
    const { id, etag } = await create();
    const url = `/v1/providers/${id}`;
    const deleted = await call('DELETE', url, { headers: { 'if-match': etag } });
    expect([deleted.statusCode, deleted.body]).toEqual([204, '']);
    const headers = { 'if-match': etag };
    const after = [
      await call('GET', url),
      await call('PATCH', url, { body: { name: 'Back' }, headers }),
      await call('DELETE', url, { headers }),
    ];
    expect(after.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
  });

  it('an issuer that another provider has is 409 and names it', async () => {
    const { id, name, domain } = await create();
    const answer = await call('POST', '/v1/providers', { body: newProvider({ domain }) });
    expect([answer.statusCode, answer.json().conflict]).toEqual([
      409,
      { kind: 'issuer_taken', issuer: `https://${domain}/`, providerId: id, providerName: name },
    ]);
  });

  it('threat 196: pages are bounded, and a place of another list is refused', async () => {
    const stranger = callerOf((await createWorkspace()).id);
    const theirs = apiClient(api, (await makeApiKey(stranger)).plaintext);
    for (let n = 0; n < 3; n += 1) await saveProvider(stranger);
    const first = (await theirs('GET', '/v1/providers?limit=2')).json();
    expect([first.providers.length, first.total]).toEqual([2, 3]);
    const next = `/v1/providers?limit=2&after=${first.next}`;
    expect((await theirs('GET', next)).json().providers).toHaveLength(1);
    const statuses = [next, '/v1/providers?after=x', '/v1/providers?limit=ten'].map(
      async (url) => (await call('GET', url)).statusCode,
    );
    expect(await Promise.all(statuses)).toEqual([400, 400, 400]);
    for (const limit of ['1000000000', '-5', '0']) {
      const { statusCode } = await theirs('GET', `/v1/providers?limit=${limit}`);
      expect([limit, statusCode]).toEqual([limit, 200]);
    }
  });

  it('threat 195: parameters that are unknown or sent twice are refused', async () => {
    for (const query of [
      'limit=1&limit=2',
      'query[]=a',
      'query=a&query=b',
      'environment=staging',
    ]) {
      const answer = await call('GET', `/v1/providers?${query}`);
      expect([query, answer.statusCode, answer.json().code]).toEqual([query, 400, 'INVALID_INPUT']);
    }
  });

  it('threat 202: refusals have one shape and tell of nothing inside', async () => {
    const answers = [
      await call('GET', '/v1/providers/prv_nothing'),
      await call('GET', "/v1/providers/'%20OR%201=1"),
      await call('POST', '/v1/providers', { body: [] }),
      await call('POST', '/v1/providers', { body: newProvider({ name: 'x'.repeat(100) }) }),
    ];
    for (const answer of answers) {
      expect(answer.json()).toMatchObject({
        code: expect.stringMatching(/^[A-Z_]+$/),
        message: expect.any(String),
        requestId: answer.headers['x-request-id'],
      });
      expect(answer.body).not.toMatch(/prisma|sqlite|node_modules|\bat .*\.ts/i);
    }
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 400, 400, 400]);
  });

  it('threat 203: 50 creates with one Idempotency-Key are one, and answered alike', async () => {
    const body = newProvider();
    const headers = { 'idempotency-key': `deploy-${counter}` };
    const send = (given: object) => call('POST', '/v1/providers', { body: given, headers });
    const before = await database().provider.count();
    const answers = await Promise.all(Array.from({ length: 50 }, () => send(body)));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(new Set(answers.map((answer) => answer.headers.location)).size).toBe(1);
    const replayed = answers.filter((answer) => answer.headers['idempotency-replayed'] === 'true');
    expect(replayed).toHaveLength(49);
    expect(await database().provider.count()).toBe(before + 1);
    expect(answers[0]?.headers.etag).toBe('"1"');
    const other = await send({ ...body, name: 'Other' });
    expect([other.statusCode, other.json().code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    const stranger = apiClient(api, (await makeApiKey(owner)).plaintext);
    const taken = await stranger('POST', '/v1/providers', { body, headers });
    expect(taken.json()).toMatchObject({ conflict: { kind: 'issuer_taken' } });
  });

  it('threat 203: an Idempotency-Key of 256 characters, or of none, is refused', async () => {
    for (const key of ['x'.repeat(256), '', 'a b', 'é']) {
      const headers = { 'idempotency-key': key };
      const answer = await call('POST', '/v1/providers', { body: newProvider(), headers });
      expect([key.length, answer.statusCode]).toEqual([key.length, 400]);
      expect(answer.json().fields).toHaveProperty('Idempotency-Key');
    }
    const longest = { 'idempotency-key': 'x'.repeat(255) };
    const answer = await call('POST', '/v1/providers', { body: newProvider(), headers: longest });
    expect(answer.statusCode).toBe(201);
  });
});
