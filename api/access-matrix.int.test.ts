import { randomBytes } from 'node:crypto';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { permissionsOfScopes, SCOPES, type Scope } from '@/lib/core/access/api-key';
import type { Caller } from '@/lib/core/access/caller';
import { makeKey } from '@/lib/core/access/key-format';
import { PERMISSIONS } from '@/lib/core/access/permissions';
import type { Environment } from '@/lib/core/providers/draft';
import { database } from '@/lib/data/database';
import { makeApiKey } from '@/lib/testing/api-client';
import { quietMetrics } from '@/lib/testing/api-metrics';
import { type ApiRoute, routesOf } from '@/lib/testing/api-routes';
import { createTestApi } from '@/lib/testing/api-server';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, saveProvider, unwrap } from '@/lib/testing/factories';
import { createFakeNetwork } from '@/lib/testing/fake-network';
import { goodOf } from '@/lib/testing/good-requests';
import { acceptedToken } from '@/lib/testing/verdicts';
import { authenticateApiKey } from '@/lib/usecases/authenticate-api-key';
import { createApiKey } from '@/lib/usecases/create-api-key';
import { createKeySets, setKeySetsForTesting } from '@/lib/usecases/key-sets';
import { revokeApiKey } from '@/lib/usecases/revoke-api-key';
import type { verifyToken } from '@/lib/usecases/verify-token';

const PASTED = JSON.stringify({
  keys: [{ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }],
});

/** A bundle may be kept by whoever asked, who asks each time whether it still holds; all else may not be. */
function cacheOf(url: string, status: number): string {
  return url === '/v1/bundle' && status === 200 ? 'private, no-cache' : 'no-store';
}

describe('every route × every kind of key', () => {
  const scopesSeen: string[] = [];
  const verify = vi.fn<typeof verifyToken>((scope) => {
    scopesSeen.push(`${scope.workspaceId} ${scope.environment}`);
    return acceptedToken();
  });
  const api: FastifyInstance = createTestApi({
    authenticate: authenticateApiKey,
    verify,
    connections: {
      network: createFakeNetwork(),
      allowedPrivateOrigins: [],
      limits: { admit: async () => ({ ok: true }) },
    },
    metrics: quietMetrics(),
  });
  let routes: readonly ApiRoute[] = [];
  let owner: Caller;
  let stranger: Caller;

  beforeAll(async () => {
    await testDatabase();
    setKeySetsForTesting(createKeySets({ network: createFakeNetwork() }));
    owner = callerOf((await createWorkspace()).id);
    stranger = callerOf((await createWorkspace()).id);
    routes = await routesOf(api);
  });

  const guarded = () => routes.filter(({ access }) => access !== 'public');

  /** A good request to a route, about a fresh provider of `owner`'s production, or about another id. */
  async function send(
    route: ApiRoute,
    key: string | null,
    { id, query, workspace }: { id?: string; query?: string; workspace?: string } = {},
  ): Promise<LightMyRequestResponse> {
    const good = goodOf(route);
    const target = route.url.includes(':id')
      ? (id ?? (await saveProvider(owner, { name: 'Secret name', pastedKeys: PASTED })).id)
      : '';
    const address = route.url.replace(':id', target).replace('*', 'path?a=b');
    const asked = query ?? good.query;
    return api.inject({
      method: route.method,
      url: asked === undefined ? address : `${address}?${asked}`,
      headers: {
        ...credentials(route, key),
        'if-match': '"1"',
        ...(workspace !== undefined && { 'x-claimcheck-workspace': workspace }),
      },
      ...(good.body !== undefined && { payload: good.body }),
    });
  }

  function credentials({ url }: ApiRoute, key: string | null): Record<string, string> {
    if (!url.startsWith('/v1/forward-auth')) {
      return key === null ? {} : { authorization: `Bearer ${key}` };
    }
    const token = { authorization: 'Bearer a.b.c', 'x-claimcheck-permission': '-' };
    return key === null ? token : { ...token, 'x-claimcheck-key': key };
  }

  const keyFor = async (
    grants: readonly Scope[],
    of: Caller = owner,
    environment: Environment = 'production',
  ) => (await makeApiKey(of, { grants, environment })).plaintext;

  const scopeOpens = (scope: Scope, access: string | undefined) => {
    const permission = PERMISSIONS.find((known) => known === access);
    return permission === undefined || permissionsOfScopes([scope]).has(permission);
  };

  it('each route says who may call it, and a good request to it is known', () => {
    const silent = routes.filter(({ access }) => access === undefined);
    expect(silent.map(({ method, url }) => `${method} ${url}`)).toEqual([]);
    for (const route of routes) if (!route.isRefusal) goodOf(route);
    for (const { access = '' } of routes) {
      expect(['public', 'any_key', ...PERMISSIONS]).toContain(access);
    }
    expect(guarded().every(({ url }) => url.startsWith('/v1/'))).toBe(true);
    const open = routes.filter(({ access, isRefusal }) => access === 'public' && !isRefusal);
    expect(open.filter(({ url }) => url.startsWith('/v1/'))).toEqual([]);
  });

  it.each(SCOPES)(
    'threat 224, threat 226: the scope %s opens exactly its routes',
    async (scope) => {
      for (const route of guarded()) {
        const answer = await send(route, await keyFor([scope]));
        const expected = scopeOpens(scope, route.access) ? goodOf(route).status : 403;
        expect([route.method, route.url, answer.statusCode]).toEqual([
          route.method,
          route.url,
          expected,
        ]);
      }
    },
  );

  const BAD: Readonly<Record<string, () => Promise<string | null>>> = {
    none: async () => null,
    malformed: async () => 'cck_live_short',
    'of another kind of text': async () => 'eyJhbGciOiJSUzI1NiJ9.e30.c2ln',
    unknown: async () => makeKey('api', 'production', randomBytes).plaintext,
    'with a wrong checksum': async () => `${(await keyFor(['providers:write'])).slice(0, -1)}!`,
    revoked: async () => {
      const { id, plaintext } = await makeApiKey(owner, { grants: [...SCOPES] });
      unwrap(await revokeApiKey(owner, { id }));
      return plaintext;
    },
    expired: async () => {
      const { id, plaintext } = await makeApiKey(owner, { grants: [...SCOPES] });
      await database().apiKey.update({ where: { id }, data: { expiresAt: new Date(0) } });
      return plaintext;
    },
    'a machine key': async () => {
      const input = { kind: 'machine', name: 'M', environment: 'production' } as const;
      const grants = ['tokens:verify', 'providers:write'];
      const made = await createApiKey(owner, { ...input, grants, expiresAt: null });
      return unwrap(made).plaintext;
    },
  };

  it.each(Object.keys(BAD))('threat 224: a key that is %s opens nothing', async (name) => {
    for (const route of guarded()) {
      const answer = await send(route, (await BAD[name]?.()) ?? null);
      expect([route.url, answer.statusCode]).toEqual([route.url, 401]);
      expect(answer.headers['www-authenticate']).toContain('Bearer');
    }
  });

  it('threat 225: a key in the address is refused, beside a good header too', async () => {
    const key = await keyFor([...SCOPES]);
    // Behind this address stands that of the user's own request.
    const routesOfOurs = guarded().filter(({ url }) => !url.endsWith('*'));
    for (const route of routesOfOurs) {
      for (const name of ['key', 'api_key', 'access_token', 'anything']) {
        for (const header of [null, key]) {
          const answer = await send(route, header, { query: `${name}=${key}` });
          expect([route.url, name, answer.statusCode]).toEqual([route.url, name, 400]);
          expect(answer.body).not.toContain(key.slice(21));
        }
      }
    }
  });

  it('threat 27, threat 228: keys of other workspaces and environments find 404 in the same words', async () => {
    const wordsOf = (answer: LightMyRequestResponse) =>
      answer.body === '' ? '' : { ...answer.json(), requestId: '' };
    for (const route of guarded().filter(({ url }) => url.includes(':id'))) {
      for (const [of, environment] of [
        [stranger, 'production'],
        [owner, 'staging'],
        [stranger, 'staging'],
      ] as const) {
        const before = await database().provider.findMany();
        const { id } = await saveProvider(owner, { name: 'Secret name', pastedKeys: PASTED });
        const foreign = await send(route, await keyFor([...SCOPES], of, environment), { id });
        const absent = await send(route, await keyFor([...SCOPES], of, environment), {
          id: 'prv_aaaaaaaaaaaaaaaaaaaaaaaa',
        });
        expect([route.method, route.url, foreign.statusCode]).toEqual([
          route.method,
          route.url,
          404,
        ]);
        expect(wordsOf(foreign)).toEqual(wordsOf(absent));
        expect(await database().provider.count()).toBe(before.length + 1);
      }
    }
  });

  it('threat 228: what is answered without an id tells of the own workspace and environment only', async () => {
    const secret = await saveProvider(owner, { name: 'Secret name' });
    const domain = { type: 'auth0', domain: 'x.eu.auth0.com', providerId: secret.id };
    for (const [of, environment] of [
      [stranger, 'production'],
      [owner, 'staging'],
    ] as const) {
      const key = await keyFor([...SCOPES], of, environment);
      const headers = { authorization: `Bearer ${key}` };
      scopesSeen.length = 0;
      for (const route of guarded().filter(({ url }) => !url.includes(':id'))) {
        const own = await keyFor([...SCOPES], of, environment);
        const { body, headers: answered } = await send(route, own);
        expect(body + JSON.stringify(answered)).not.toMatch(/Secret name/);
        expect(body).not.toContain(secret.id);
        // A bundle says of those of other environments that there are some, by digests.
        const named = body.replace(/"others":\[.*?\],"policies"/, '');
        if (environment === 'staging') expect(named).not.toContain('"environment":"production"');
      }
      expect(new Set(scopesSeen)).toEqual(new Set([`${of.workspaceId} ${environment}`]));
      const tested = { method: 'POST', url: '/v1/providers/test', headers } as const;
      const foreign = await api.inject({ ...tested, payload: domain });
      expect([foreign.statusCode, foreign.json().message]).toEqual([
        404,
        'There is no such provider.',
      ]);
    }
  });

  it('threat 228: a key that is sent for another workspace than its own opens nothing', async () => {
    const slugOf = async ({ workspaceId }: Caller) =>
      (await database().workspace.findUniqueOrThrow({ where: { id: workspaceId } })).slug;
    const [own, other] = [await slugOf(owner), await slugOf(stranger)];
    for (const route of guarded()) {
      const good = goodOf(route);
      const key = await keyFor([...SCOPES]);
      for (const named of [other, `${own}, ${own}`]) {
        const answer = await send(route, key, { workspace: named });
        expect([route.url, named, answer.statusCode]).toEqual([route.url, named, 403]);
        expect(answer.headers['www-authenticate']).toBeUndefined();
        if (answer.body !== '') expect(answer.json().message).toMatch(/another workspace\. Send /);
      }
      const answer = await send(route, key, { workspace: own });
      expect([route.url, answer.statusCode]).toEqual([route.url, good.status]);
    }
  });

  it('threat 228: another workspace’s issuer is no conflict, nor that of another environment', async () => {
    const body = { type: 'auth0', name: 'Same', domain: 'same.eu.auth0.com', clientIds: ['a'] };
    const statuses: number[] = [];
    for (const [of, environment] of [
      [owner, 'production'],
      [owner, 'staging'],
      [stranger, 'production'],
    ] as const) {
      const key = await keyFor(['providers:write'], of, environment);
      const headers = { authorization: `Bearer ${key}` };
      const url = '/v1/providers';
      const answer = await api.inject({ method: 'POST', url, headers, payload: body });
      statuses.push(answer.statusCode);
    }
    expect(statuses).toEqual([201, 201, 201]);
  });

  it('threat 198, threat 199, threat 200: no answer may be kept, read by another origin or framed', async () => {
    for (const route of routes) {
      const { method, url } = route;
      for (const key of [null, await keyFor(['bundle'])]) {
        const authorization = key === null ? {} : { authorization: `Bearer ${key}` };
        const answer = await api.inject({
          method,
          url: url.replace(':id', 'prv_x'),
          headers: {
            ...authorization,
            origin: 'https://evil.example',
            'access-control-request-method': 'DELETE',
          },
        });
        const { headers } = answer;
        expect([url, headers['cache-control'], headers['x-frame-options']]).toEqual([
          url,
          cacheOf(url, answer.statusCode),
          'DENY',
        ]);
        expect(headers['content-security-policy']).toContain("default-src 'none'");
        expect(headers['x-content-type-options']).toBe('nosniff');
        const shared = Object.keys(headers).filter((name) => name.startsWith('access-control'));
        expect([url, shared]).toEqual([url, []]);
      }
    }
  });

  it('threat 193, threat 197: other methods are 405 at every address, with any key', async () => {
    const key = await keyFor([...SCOPES]);
    const before = await database().auditEvent.count();
    for (const { method, url } of routes.filter((route) => route.isRefusal)) {
      const answer = await api.inject({
        method,
        url: url.replace(':id', 'prv_x'),
        headers: { authorization: `Bearer ${key}`, 'x-http-method-override': 'DELETE' },
      });
      expect([method, url, answer.statusCode]).toEqual([method, url, 405]);
    }
    expect(await database().auditEvent.count()).toBe(before);
  });

  it('threat 226: a rotated key has the scopes, environment and end of the old one', async () => {
    const key = await keyFor(['verify'], owner, 'staging');
    const headers = { authorization: `Bearer ${key}` };
    const url = '/v1/api-keys/self/rotate';
    const more = { overlapSeconds: 0, scopes: ['providers:write'] };
    const refused = await api.inject({ method: 'POST', url, headers, payload: more });
    expect([refused.statusCode, Object.keys(refused.json().fields)]).toEqual([400, ['scopes']]);
    const answer = await api.inject({
      method: 'POST',
      url,
      headers,
      payload: { overlapSeconds: 0 },
    });
    expect(answer.json().key).toMatchObject({ scopes: ['verify'], environment: 'staging' });
    const post = await api.inject({ method: 'POST', url: '/v1/api-keys', headers, payload: {} });
    expect(post.statusCode).toBe(404);
  });

  it('threat 224: refusals are audited where the key is of the workspace', async () => {
    const events = await database().auditEvent.findMany({
      where: { chainId: owner.workspaceId, action: 'access.refused' },
    });
    const kinds = new Set(events.map(({ details }) => Object(details).kind));
    for (const kind of ['revoked api key', 'expired api key', 'providers:read', 'tokens:verify']) {
      expect(kinds).toContain(kind);
    }
  });
});
