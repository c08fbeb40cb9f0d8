import { request as sendRequest } from 'node:http';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import { database } from '@/lib/data/database';
import { createRefusalAudits, setRefusalAuditsForTesting } from '@/lib/platform/refusal-audits';
import { makeApiKey } from '@/lib/testing/api-client';
import { createTestApi } from '@/lib/testing/api-server';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, unwrap } from '@/lib/testing/factories';
import { authenticateApiKey } from '@/lib/usecases/authenticate-api-key';
import { createApiKey } from '@/lib/usecases/create-api-key';
import { EMPTY_AUTH_HEADERS } from './forward-auth-headers';

const api: FastifyInstance = createTestApi({ authenticate: authenticateApiKey });
let owner: Caller;
let verifying = '';
let reading = { id: '', plaintext: '' };

beforeAll(async () => {
  await testDatabase();
  setRefusalAuditsForTesting(createRefusalAudits());
  owner = callerOf((await createWorkspace()).id);
  verifying = (await makeApiKey(owner, { grants: ['verify'] })).plaintext;
  reading = await makeApiKey(owner, { grants: ['providers:write'] });
});
afterAll(() => api.close());

async function machineKey(permissions: readonly string[]) {
  const made = {
    kind: 'machine',
    name: 'Import',
    environment: 'production',
    expiresAt: null,
  } as const;
  return unwrap(await createApiKey(owner, { ...made, grants: [...permissions] })).plaintext;
}

const ask = (key: string, token: string | null, more: InjectOptions = {}) =>
  api.inject({
    method: 'GET',
    url: '/v1/forward-auth',
    ...more,
    headers: {
      'x-claimcheck-key': key,
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...more.headers,
    },
  });

const refusals = () =>
  database().auditEvent.findMany({
    where: { chainId: owner.workspaceId, action: 'access.refused', actorId: reading.id },
  });

describe('who may ask /v1/forward-auth, and how', () => {
  it('threat 224: a key without the scope is 403 before its request is read, and audited once', async () => {
    const token = await machineKey(['catalog:read']);
    const answers = [
      await ask(reading.plaintext, token),
      await ask(reading.plaintext, null, { method: 'POST', url: '/v1/forward-auth?style=wrong' }),
      await ask(reading.plaintext, token, { method: 'PUT', url: '/v1/forward-auth/reset?a=b' }),
    ];
    for (const answer of answers) {
      expect([answer.statusCode, answer.json()]).toEqual([
        403,
        {
          code: 'FORBIDDEN',
          permission: 'tokens:verify',
          message: expect.stringContaining('do not include verify.'),
          requestId: expect.stringMatching(/^req_/),
        },
      ]);
      expect(answer.headers).toMatchObject(EMPTY_AUTH_HEADERS);
    }
    const written = await refusals();
    expect(written.map(({ details }) => Object(details))).toEqual([{ kind: 'tokens:verify' }]);
    expect(written[0]).toMatchObject({ actorType: 'api_key', targetType: 'workspace' });
  });

  it.each(['GET', 'HEAD', 'POST'] as const)(
    'takes %s of a proxy, without a body in either case',
    async (method) => {
      const good = await ask(verifying, await machineKey(['catalog:read']), { method });
      expect([good.statusCode, good.body, good.headers['x-auth-kind']]).toEqual([
        200,
        '',
        'machine_key',
      ]);
      const none = await ask(verifying, null, { method });
      expect([none.statusCode, none.body]).toEqual([401, '']);
      expect(none.headers).toMatchObject(EMPTY_AUTH_HEADERS);
    },
  );

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const)(
    'threat 197: %s is 405 at the address itself, with a good key and token too',
    async (method) => {
      const answer = await ask(verifying, await machineKey(['catalog:read']), { method });
      expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'GET, HEAD, POST']);
    },
  );

  it('threat 36: two keys are refused, whichever of them works', async () => {
    const address = await api.listen({ port: 0, host: '127.0.0.1' });
    const token = await machineKey(['catalog:read']);
    for (const keys of [
      [verifying, 'cck_test_other'],
      ['cck_test_other', verifying],
      [verifying, verifying],
    ]) {
      const sent = keys.flatMap((key) => ['X-Claimcheck-Key', key]);
      const told = await raw(address, ['Authorization', `Bearer ${token}`, ...sent]);
      expect(told).toEqual([400, expect.stringContaining('one X-Claimcheck-Key header only')]);
    }
    const once = ['Authorization', `Bearer ${token}`, 'X-Claimcheck-Key', verifying];
    expect(await raw(address, once)).toEqual([200, '']);
  });

  it.each([
    ['the address', '?permission=catalog:read&permission=catalog:write', {}],
    ['a list', '?permission=catalog:read,catalog:write', {}],
    ['the header', '', { 'x-claimcheck-permission': 'catalog:read catalog:write' }],
    ['both', '?permission=catalog:read', { 'x-claimcheck-permission': 'catalog:write' }],
  ])('wants all permissions that are named by %s', async (_, query, headers) => {
    const url = `/v1/forward-auth${query}`;
    const has = await machineKey(['catalog:read', 'catalog:write']);
    const lacks = await machineKey(['catalog:read']);
    expect((await ask(verifying, has, { url, headers })).statusCode).toBe(200);
    const refused = await ask(verifying, lacks, { url, headers });
    expect([refused.statusCode, refused.headers['x-auth-subject']]).toEqual([403, '']);
  });

  it.each([
    ['?permission=', {}],
    ['?permission=%20,', {}],
    ['', { 'x-claimcheck-permission': '' }],
    ['', { 'x-claimcheck-permission': ' , ' }],
    ['?permissions=catalog:read', {}],
  ])(
    'lets nobody pass where what is wanted is empty or not understood: %s %j',
    async (query, headers) => {
      const url = `/v1/forward-auth${query}`;
      const answer = await ask(verifying, await machineKey(['catalog:read']), { url, headers });
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'INVALID_INPUT']);
    },
  );

  it('threat 27: an API key and a machine key of another workspace are no tokens', async () => {
    const stranger = callerOf((await createWorkspace()).id);
    const foreign = { kind: 'machine', name: 'Import', environment: 'production' } as const;
    const made = await createApiKey(stranger, { ...foreign, grants: ['a'], expiresAt: null });
    const tokens = [verifying, reading.plaintext, unwrap(made).plaintext];
    for (const token of tokens) {
      const answer = await ask(verifying, token);
      expect([answer.statusCode, answer.body]).toEqual([401, '']);
      expect(answer.headers['www-authenticate']).toContain('error="invalid_token"');
      expect(answer.headers).toMatchObject(EMPTY_AUTH_HEADERS);
    }
  });

  it('threat 36: a machine key does not stand in for the API key', async () => {
    const machine = await machineKey(['catalog:read', 'tokens:verify']);
    const answer = await ask(machine, machine);
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'UNAUTHENTICATED']);
  });
});

/** Headers as they are given, in this order: status and body. */
function raw(address: string, headers: readonly string[]): Promise<[number, string]> {
  return new Promise((resolve, reject) => {
    const options = { path: '/v1/forward-auth', headers: ['Host', 'a', ...headers] };
    const request = sendRequest(address, options, (answer) => {
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
