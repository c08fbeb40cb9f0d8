import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import { env } from '@/lib/platform/env';
import { makeApiKey } from '@/lib/testing/api-client';
import { createTestApi } from '@/lib/testing/api-server';
import { testDatabase } from '@/lib/testing/database';
import {
  callerOf,
  createWorkspace,
  policyDraft,
  savePolicy,
  unwrap,
} from '@/lib/testing/factories';
import { localSettings, type VirtualMachine, virtualMachine } from '@/lib/testing/fake-bundle-api';
import { startFakeServer } from '@/lib/testing/fake-server';
import { followNow, newKey } from '@/lib/testing/keys';
import { type LiveProvider, startLiveProvider } from '@/lib/testing/live-provider';
import { authenticateApiKey } from '@/lib/usecases/authenticate-api-key';
import { createApiKey } from '@/lib/usecases/create-api-key';
import { settleKeySets } from '@/lib/usecases/key-sets';
import { revokeApiKey } from '@/lib/usecases/revoke-api-key';
import { setProviderEnabled } from '@/lib/usecases/set-provider-enabled';
import { updateClaimMappings } from '@/lib/usecases/update-claim-mappings';
import { updatePolicy } from '@/lib/usecases/update-policy';
import type { Backend } from './src/backend';
import { localBackend } from './src/local-backend';

/** Ends what hangs; a machine with other work may be slow. */
const SOON = { timeout: 60_000 };

let api: FastifyInstance;
let owner: Caller;
let provider: LiveProvider;
let machine: VirtualMachine;
let backend: Backend;
let apiKeyId = '';
/** Of all that the api answered. */
const statuses: number[] = [];
const told: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  statuses.push(response.status);
  return response;
};

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  statuses.length = 0;
  const { id, slug } = await createWorkspace();
  owner = callerOf(id);
  provider = await startLiveProvider(owner);
  const { id: keyId, plaintext: apiKey } = await makeApiKey(owner, { grants: ['bundle'] });
  apiKeyId = keyId;
  await followNow();
  api = createTestApi({ authenticate: authenticateApiKey });
  const baseUrl = await api.listen({ port: 0, host: '127.0.0.1' });
  machine = virtualMachine(1_048_576, Date.now());
  const settings = { ...localSettings({ fetch: told }), baseUrl, apiKey, workspaceId: slug };
  backend = localBackend(settings, machine);
  await backend.ready();
});
afterEach(async () => {
  await backend.close();
  await api.close();
  await settleKeySets();
  await provider.close();
  env().allowedPrivateOrigins = [];
});

/** One poll, once this process has seen every change. */
async function poll(): Promise<void> {
  await followNow();
  const { bundle } = backend.status();
  await machine.pass(5_000);
  await vi.waitFor(() => {
    const now = backend.status();
    expect(now.problem !== null || now.bundle?.confirmedAt !== bundle?.confirmedAt).toBe(true);
  }, SOON);
}

describe('local mode by a real api', () => {
  it('judges and decides without asking anybody', async () => {
    const fetches = provider.fetches();
    expect(await backend.verify(provider.token(), {})).toMatchObject({
      valid: true,
      provider: { id: provider.saved.id },
    });
    expect(provider.fetches()).toEqual(fetches);
  });

  it.each([
    'cck_live_x',
    'eyJa.b.',
    '<script>alert(1)</script>',
    'a\0b',
    '%',
    '€'.repeat(255),
    'x'.repeat(10_000),
  ])('goes on polling whatever key ids strangers make up: %s', async (kid) => {
    const [, payload] = provider.token().split('.');
    const header = Buffer.from(JSON.stringify({ alg: 'RS256', typ: 'JWT', kid }));
    const forged = `${header.toString('base64url')}.${payload}.${'A'.repeat(342)}`;
    const answered = await backend.verify(forged, {});
    expect(answered).toMatchObject({ valid: false });
    const { id, version } = provider.saved;
    unwrap(await setProviderEnabled(owner, { id, version, enabled: false }));
    await poll();
    expect(backend.status().problem).toBeNull();
    expect(await backend.verify(provider.token(), {})).toMatchObject({ code: 'INVALID_ISSUER' });
    // The api itself took every one that was sent.
    expect(statuses.filter((status) => status >= 400)).toEqual([]);
  });

  it('takes a key that was rotated at the provider within two polls', async () => {
    provider.publish('second', 'first');
    provider.signWith('second');
    const answers = [await backend.verify(provider.token(), {})];
    await poll();
    answers.push(await backend.verify(provider.token(), {}));
    expect(answers.at(-1)).toMatchObject({ valid: true });
  });

  it('refuses tokens of a provider that was disabled after one poll', async () => {
    const { id, version } = provider.saved;
    unwrap(await setProviderEnabled(owner, { id, version, enabled: false }));
    await poll();
    expect(await backend.verify(provider.token(), {})).toMatchObject({
      code: 'INVALID_ISSUER',
      nearMiss: 'disabled_provider',
    });
  });

  it('refuses a machine key that was revoked after one poll', async () => {
    const made = unwrap(await createApiKey(owner, newKey({ kind: 'machine', grants: ['a'] })));
    await poll();
    expect(await backend.verify(made.plaintext, {})).toMatchObject({ valid: true });
    unwrap(await revokeApiKey(owner, { id: made.key.id }));
    await poll();
    expect(await backend.verify(made.plaintext, {})).toMatchObject({ code: 'REVOKED_MACHINE_KEY' });
  });

  it('decides by a policy that was changed after one poll', async () => {
    const rows = [{ jwtPath: 'role', attribute: 'role', required: false }];
    const providerId = provider.saved.id;
    unwrap(await updateClaimMappings(owner, { providerId, version: 0, rows }));
    const { id, version, draft } = await savePolicy(owner, policyDraft());
    await poll();
    const asked = { token: provider.token({ role: 'admin' }), resource: 'orders', action: 'read' };
    expect(await backend.checkAuthorization(asked)).toMatchObject({ allowed: true });
    const rules = draft.specification.rules.map((rule) => ({ ...rule, effect: 'Deny' as const }));
    const changed = { ...draft, specification: { ...draft.specification, rules } };
    unwrap(await updatePolicy(owner, { id, version, draft: changed }));
    await poll();
    expect(await backend.checkAuthorization(asked)).toMatchObject({ reason: 'RULE_DENIED' });
  });

  it('fails closed when its API key is revoked', async () => {
    unwrap(await revokeApiKey(owner, { id: apiKeyId }));
    await poll();
    await expect(backend.verify(provider.token(), {})).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      status: 401,
    });
  });

  it('goes on while the api is away', async () => {
    await api.close();
    await poll();
    expect(backend.status().problem?.code).toBe('UNAVAILABLE');
    expect(await backend.verify(provider.token(), {})).toMatchObject({ valid: true });
  });

  it('threat 155: is not sent what would inflate to more than there may be', async () => {
    const server = await startFakeServer({});
    server.answer('/v1/bundle', (_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync(Buffer.alloc(64 * 1_048_576, ' ')));
    });
    const settings = { ...localSettings({ fetch }), baseUrl: server.origin };
    const other = localBackend(settings, virtualMachine());
    const told = { code: 'UNEXPECTED_ANSWER', message: expect.stringContaining('more than') };
    await vi.waitFor(() => expect(other.status().problem).toMatchObject(told), SOON);
    expect(other.status()).toMatchObject({ ready: false, bundle: null });
    await other.close();
    await server.close();
  });
});
