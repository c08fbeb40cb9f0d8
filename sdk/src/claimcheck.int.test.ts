import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '@/lib/core/access/api-key';
import type { Caller } from '@/lib/core/access/caller';
import { env } from '@/lib/platform/env';
import { makeApiKey } from '@/lib/testing/api-client';
import { createTestApi } from '@/lib/testing/api-server';
import { testDatabase } from '@/lib/testing/database';
import { rule } from '@/lib/testing/decision-ground';
import { callerOf, createWorkspace, savePolicy } from '@/lib/testing/factories';
import { followNow } from '@/lib/testing/keys';
import { type LiveProvider, startLiveProvider } from '@/lib/testing/live-provider';
import { authenticateApiKey } from '@/lib/usecases/authenticate-api-key';
import { settleKeySets } from '@/lib/usecases/key-sets';
import { Claimcheck } from './claimcheck';
import type { ClaimcheckOptions } from './options';

const api = createTestApi({ authenticate: authenticateApiKey });
const READ = { resource: 'orders', action: 'read' };
const APPROVE = { resource: 'orders', action: 'approve' };

let baseUrl = '';
let owner: Caller;
let live: LiveProvider;
let clients: Claimcheck[] = [];

beforeAll(async () => {
  const database = await testDatabase();
  owner = callerOf((await createWorkspace({ slug: 'acme' })).id);
  live = await startLiveProvider(owner, { permissionsPath: 'permissions' });
  const isSmall = {
    function: 'number_less_than',
    attribute: 'context.amount',
    value: 100,
  } as const;
  await savePolicy(owner, {
    specification: { rules: [rule('Allow', isSmall)], default: { effect: 'Deny' } },
    permissions: [
      { resource: 'orders', actions: ['approve'], priority: 0, environment: 'production' },
    ],
  });
  baseUrl = await api.listen({ host: '127.0.0.1', port: 0 });
  return async () => {
    await api.close();
    await live.close();
    await database.close();
  };
});
afterEach(async () => {
  for (const client of clients) await client.close();
  clients = [];
});
afterAll(async () => {
  await settleKeySets();
  env().allowedPrivateOrigins = [];
});

async function client(
  options: ClaimcheckOptions = {},
  grants: readonly Scope[] = ['verify', 'authorize', 'bundle'],
): Promise<Claimcheck> {
  const { plaintext: apiKey } = await makeApiKey(owner, { grants });
  await followNow();
  const made = new Claimcheck({ baseUrl, workspaceId: 'acme', apiKey, ...options });
  clients.push(made);
  return made;
}

describe.each(['api', 'local'] as const)(
  'a client in mode %s, with the api of this repository',
  (mode) => {
    it('verifies a token, and says why another is refused', async () => {
      const claimcheck = await client({ mode });
      await claimcheck.ready();
      const token = live.token({ permissions: ['catalog:read'] });
      const expired = live.token({ exp: 1_700_000_000, iat: 1_699_999_000 });
      expect((await claimcheck.verify(token)).data).toMatchObject({
        valid: true,
        subject: 'user-1',
        permissions: ['catalog:read'],
        provider: { id: live.saved.id },
      });
      const { data } = await claimcheck.verifyBatch([expired, token, 'a.b'], { explain: true });
      expect(data.map((one) => (one.valid ? 'good' : one.code))).toEqual([
        'TOKEN_EXPIRED',
        'good',
        'MALFORMED_TOKEN',
      ]);
      expect(data.map(({ checks }) => checks !== undefined)).toEqual([true, true, true]);
    });

    it('allows and denies by the policies of the workspace', async () => {
      const claimcheck = await client({ mode });
      const token = live.token();
      const ask = async (amount: number) =>
        (await claimcheck.checkAuthorization({ token, ...APPROVE, context: { amount } })).data;
      expect(await ask(5)).toMatchObject({
        allowed: true,
        reason: 'RULE_ALLOWED',
        subject: 'user-1',
      });
      expect(await ask(500)).toMatchObject({ allowed: false, reason: 'DEFAULT_DENIED' });
      const checks = [READ, { ...APPROVE, context: { amount: 5 } }];
      const { data } = await claimcheck.checkAuthorizationBatch({ token, checks, explain: true });
      expect(data.map(({ reason }) => reason)).toEqual(['NO_POLICY', 'RULE_ALLOWED']);
      expect(data[0]).toMatchObject({
        trace: { permissions: [] },
        change: { kind: 'no_attribute' },
      });
      const refused = await claimcheck.checkAuthorization({ token: 'a.b', ...READ });
      expect(refused.data).toMatchObject({
        allowed: false,
        reason: 'MALFORMED_TOKEN',
        subject: null,
      });
    });

    it.each<[string, (claimcheck: Claimcheck) => Promise<unknown>, string]>([
      ['null for options', (one) => one.verify('a.b', JSON.parse('null')), ''],
      ['a word for explain', (one) => one.verify('a.b', JSON.parse('{"explain":"no"}')), 'explain'],
      ['null for a question', (one) => one.checkAuthorization(JSON.parse('null')), ''],
      [
        'an explain of a question that is none',
        (one) => one.checkAuthorization(JSON.parse('{"token":"a.b","explain":0}')),
        'explain',
      ],
      ['null for a batch', (one) => one.checkAuthorizationBatch(JSON.parse('null')), ''],
      [
        'a name that would be a prototype',
        (one) => {
          const context = JSON.parse('{"order":{"__proto__":{"amount":5}}}');
          return one.checkAuthorization({ token: live.token(), ...APPROVE, context });
        },
        'context',
      ],
      [
        'a constructor with a prototype',
        (one) => {
          const checks = [{ ...READ, context: JSON.parse('{"constructor":{"prototype":1}}') }];
          return one.checkAuthorizationBatch({ token: live.token(), checks });
        },
        'checks.0.context',
      ],
      ['a token of 2 MB', (one) => one.verify('a'.repeat(2_000_000)), ''],
      ['tokens of 1.1 MB', (one) => one.verifyBatch(Array(100).fill('a'.repeat(11_000))), ''],
      [
        'contexts of 2 MB',
        (one) => {
          const checks = Array(100).fill({ ...READ, context: { text: 'a'.repeat(20_000) } });
          return one.checkAuthorizationBatch({ token: live.token(), checks });
        },
        '',
      ],
      [
        'checks of which one is left out',
        (one) => {
          const checks = [READ];
          checks[2] = READ;
          return one.checkAuthorizationBatch({ token: live.token(), checks });
        },
        'checks.1',
      ],
      [
        'what throws when it is looked at',
        (one) => {
          const context = new Proxy({}, { ownKeys: () => expect.fail('Looked at.') });
          return one.checkAuthorization({ token: live.token(), ...APPROVE, context });
        },
        '',
      ],
    ])('rejects %s, and never throws', async (_, call, field) => {
      const claimcheck = await client({ mode });
      await claimcheck.ready();
      const calling = call(claimcheck);
      await expect(calling).rejects.toMatchObject({
        name: 'ClaimcheckError',
        code: 'INVALID_INPUT',
        fields: { [field]: [expect.any(String)] },
      });
    });

    it('decides by a context as JSON has it', async () => {
      const claimcheck = await client({ mode });
      const context = { amount: 500, list: [] };
      Object.defineProperty(context, 'toJSON', { value: () => ({ amount: 5 }) });
      const question = { token: live.token(), ...APPROVE, context };
      expect((await claimcheck.checkAuthorization(question)).data.allowed).toBe(true);
    });

    it('threat 228: a key is refused for another workspace, and without its scope', async () => {
      const elsewhere = await client({ mode, workspaceId: 'globex', retries: 0 });
      await expect(elsewhere.verify(live.token())).rejects.toMatchObject({
        name: 'ClaimcheckError',
        code: mode === 'api' ? 'FORBIDDEN' : expect.any(String),
      });
      const reading = await client({ mode, retries: 0 }, ['providers:read']);
      await expect(reading.verify(live.token())).rejects.toMatchObject({ name: 'ClaimcheckError' });
      await expect(
        reading.checkAuthorization({ token: live.token(), ...READ }),
      ).rejects.toMatchObject({ name: 'ClaimcheckError' });
    });
  },
);

describe('a client in api mode, with the api of this repository', () => {
  it.each<Scope>(['verify', 'authorize'])('is ready with the scope %s alone', async (scope) => {
    await expect((await client({}, [scope])).ready()).resolves.toBeUndefined();
    const elsewhere = await client({ workspaceId: 'globex' }, [scope]);
    await expect(elsewhere.ready()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is not ready with a key that no call is answered with', async () => {
    const reading = await client({}, ['providers:read']);
    await expect(reading.ready()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const unknown = await client({ apiKey: 'cck_test_of_nobody' });
    await expect(unknown.ready()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('repeats what the api says is wrong, and its request id', async () => {
    const unknown = await client({ apiKey: 'cck_test_of_nobody' });
    await expect(unknown.verify(live.token())).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      status: 401,
      requestId: expect.stringMatching(/^req_/),
      retryable: false,
    });
    const nowhere = await client({ baseUrl: `${baseUrl}/console` });
    await expect(nowhere.verify(live.token())).rejects.toMatchObject({ code: 'UNEXPECTED_ANSWER' });
  });
});
