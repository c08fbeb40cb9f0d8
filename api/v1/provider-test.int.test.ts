import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import type { Provider } from '@/lib/core/providers/settings';
import { database } from '@/lib/data/database';
import { createConnectionTestLimits } from '@/lib/platform/connection-test-limits';
import { type ApiClient, apiClient, makeApiKey } from '@/lib/testing/api-client';
import { createTestApi } from '@/lib/testing/api-server';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, saveProvider } from '@/lib/testing/factories';
import { DISCOVERY_PATH, type FakeProvider, startFakeProvider } from '@/lib/testing/fake-provider';
import { authenticateApiKey } from '@/lib/usecases/authenticate-api-key';
import { keysRefreshedSchema, testAnswerSchema } from './provider-answer-schema';

describe('what asks a provider', () => {
  let provider: FakeProvider;
  let owner: Caller;
  let call: ApiClient;
  let saved: Provider;

  beforeAll(async () => {
    provider = await startFakeProvider();
    vi.stubEnv('ALLOWED_PRIVATE_ORIGINS', provider.origin);
    await testDatabase();
    owner = callerOf((await createWorkspace()).id);
    const limits = createConnectionTestLimits({ tests: 4, windowSeconds: 60 });
    const api = createTestApi({ authenticate: authenticateApiKey, connections: { limits } });
    call = apiClient(api, (await makeApiKey(owner)).plaintext);
    saved = await saveProvider(owner, {
      inputs: { ...(await saveProvider(owner)).draft.inputs, issuer: provider.origin },
    });
    return () => vi.unstubAllEnvs();
  });
  afterAll(() => provider.close());

  const test = (body: object) => call('POST', '/v1/providers/test', { body });
  const settings = () => ({ type: 'custom_oidc', issuer: provider.origin });

  it('threat 142: 50 tests of the same settings at once ask once, and all get the report', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => test(settings())));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    const [first] = answers;
    expect(testAnswerSchema.safeParse(first?.json()).error).toBeUndefined();
    expect(first?.json()).toMatchObject({
      success: true,
      issuer: provider.origin,
      jwks_uri: `${provider.origin}/jwks`,
      error: null,
      report: { outcome: 'good', steps: expect.any(Array), keys: [{}, {}] },
    });
    expect(new Set(answers.map((answer) => answer.json().report.id)).size).toBe(1);
    const asked = provider.requests.filter(({ path }) => path === DISCOVERY_PATH);
    expect(asked).toHaveLength(1);
  });

  it('a saved provider is tested with what is given in place of what is saved', async () => {
    const answer = await test({ providerId: saved.id, tokenKind: 'access' });
    expect(answer.json()).toMatchObject({ success: true });
    const rows = await database().connectionReport.findMany({ where: { providerId: saved.id } });
    expect(rows.map(({ id }) => id)).toContain(answer.json().report.id);
    expect((await test({ providerId: 'prv_x' })).statusCode).toBe(404);
    expect(Object.keys((await test({ issuer: provider.origin })).json().fields)).toEqual(['type']);
  });

  it('a provider that fails is an answer too, with what was found', async () => {
    provider.fail(DISCOVERY_PATH, 'server_error');
    const answer = await test({ ...settings(), name: 'Another' });
    expect(answer.statusCode).toBe(200);
    const { success, error, report } = answer.json();
    expect([success, report.outcome]).toEqual([false, 'bad']);
    const bad = report.steps.find(({ outcome }: { outcome: string }) => outcome === 'bad');
    expect(error).toBe(bad.summary);
  });

  it('threat 138: an address of the network inside is refused alike, whatever is there', async () => {
    const answer = await test({ type: 'custom_oidc', issuer: 'https://10.0.0.1' });
    const { report } = answer.json();
    expect(report.steps.at(1)).toMatchObject({ step: 'address', code: 'HOST_NOT_PUBLIC' });
  });

  it('too many tests of a key are 429 and say when to go on', async () => {
    const answer = await test({ ...settings(), name: 'Once more' });
    expect([answer.statusCode, answer.json().code]).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('keys are fetched anew, once in a while', async () => {
    const document = (_: unknown, response: { end: (text: string) => void }) =>
      response.end(JSON.stringify(provider.metadata));
    provider.answer(DISCOVERY_PATH, (request, response) => {
      response.setHeader('content-type', 'application/json');
      document(request, response);
    });
    const url = `/v1/providers/${saved.id}/refresh-keys`;
    const refreshed = await call('POST', url);
    expect(keysRefreshedSchema.safeParse(refreshed.json()).error).toBeUndefined();
    expect(refreshed.json()).toMatchObject({ outcome: 'refreshed', keyCount: 2 });
    const soon = await call('POST', url);
    expect([soon.statusCode, soon.headers['retry-after']]).toEqual([429, expect.any(String)]);
  });
});
