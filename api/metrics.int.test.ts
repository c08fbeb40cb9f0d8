import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import type { Provider } from '@/lib/core/providers/settings';
import { env } from '@/lib/platform/env';
import { type ApiMetrics, createApiMetrics } from '@/lib/platform/metrics';
import { makeApiKey } from '@/lib/testing/api-client';
import { createTestApi } from '@/lib/testing/api-server';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, providerDraft, saveProvider } from '@/lib/testing/factories';
import { type FakeProvider, JWKS_PATH, startFakeProvider } from '@/lib/testing/fake-provider';
import { nowInSeconds, signingKey, signToken } from '@/lib/testing/signing-key';
import { authenticateApiKey } from '@/lib/usecases/authenticate-api-key';
import { heldKeySets } from '@/lib/usecases/key-sets';
import { recentVerdicts } from '@/lib/usecases/recent-verdicts';

const SIGNER = signingKey('metrics');
/** Nothing of it may be told. */
const SECRETS = ['Secret workspace', 'secret-slug', 'Secret provider', 'app-secret', 'secret-user'];

function measured(): ApiMetrics {
  return createApiMetrics({
    recent: () => ({ ...recentVerdicts().counts, size: recentVerdicts().size }),
    keySets: heldKeySets,
    configurationReads: () => 7,
  });
}

describe('GET /metrics', () => {
  const api: FastifyInstance = createTestApi({
    authenticate: authenticateApiKey,
    metrics: measured(),
  });
  let good: FakeProvider;
  let broken: FakeProvider;
  let provider: Provider;
  let brokenProvider: Provider;
  let key = '';

  beforeAll(async () => {
    [good, broken] = await Promise.all([startFakeProvider(), startFakeProvider()]);
    good.keys.splice(0, 2, { ...SIGNER.jwk, kid: SIGNER.kid, use: 'sig', alg: 'RS256' });
    broken.fail(JWKS_PATH, 'server_error');
    env().allowedPrivateOrigins = [good.origin, broken.origin];
    await testDatabase();
    const workspace = await createWorkspace({ name: 'Secret workspace', slug: 'secret-slug' });
    const caller = callerOf(workspace.id);
    provider = await saved(caller, good);
    brokenProvider = await saved(caller, broken);
    key = (await makeApiKey(caller, { grants: ['verify', 'authorize'] })).plaintext;
  });
  afterAll(() => Promise.all([api.close(), good.close(), broken.close()]));

  function saved(caller: Caller, { issuer }: FakeProvider): Promise<Provider> {
    const inputs = { ...providerDraft().inputs, issuer, clientIds: ['app-secret'] };
    const name = `Secret provider at ${issuer.replaceAll(/\D/g, '')}`;
    return saveProvider(caller, { name, inputs }, { enabled: true });
  }

  function token({ issuer }: { issuer: string }, more: Record<string, unknown> = {}): string {
    const iat = nowInSeconds() - 60;
    const claims = { iss: issuer, aud: 'app-secret', sub: 'secret-user', iat, exp: iat + 600 };
    return signToken(SIGNER, { ...claims, ...more });
  }

  async function verify(sent: string): Promise<string> {
    const answer = await api.inject({
      method: 'POST',
      url: '/v1/verify',
      headers: { authorization: `Bearer ${key}` },
      payload: { token: sent },
    });
    const { valid, code } = answer.json();
    return valid === true ? 'VALID' : code;
  }

  async function linesOf(): Promise<readonly string[]> {
    const answer = await api.inject('/metrics');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    return answer.body.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  }

  const numberAt = (lines: readonly string[], name: string) =>
    Number(
      lines
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')
        .at(-1),
    );

  it('counts verdicts, fetches of keys, ages and durations, by code and id of the provider', async () => {
    const before = Date.now() / 1000;
    // Once it waits for keys, once it is held, twice it is found.
    const often = token(good);
    const said = [
      await verify(often),
      await verify(often),
      await verify(often),
      await verify(often),
      await verify(token(good, { exp: nowInSeconds() - 3000 })),
      await verify(token({ issuer: 'https://nobody.example.com' })),
      await verify(token(broken)),
    ];
    const [expired, unknown, unreachable] = [
      'TOKEN_EXPIRED',
      'INVALID_ISSUER',
      'JWKS_FETCH_FAILED',
    ];
    expect(said).toEqual(['VALID', 'VALID', 'VALID', 'VALID', expired, unknown, unreachable]);
    const checks = [
      { resource: 'orders', action: 'secret-action' },
      { resource: 'secret-resource', action: 'x' },
    ];
    // One that did not come before, in whichever second it was made.
    const payload = { token: token(good, { jti: 'secret-jti' }), checks };
    const url = '/v1/check-authorization/batch';
    const headers = { authorization: `Bearer ${key}` };
    await api.inject({
      method: 'POST',
      url,
      headers,
      payload: { ...payload, checks: checks.slice(1), token: token(good, { exp: 1 }) },
    });
    await api.inject({ method: 'POST', url, headers, payload });
    const lines = await linesOf();
    const [id, brokenId] = [provider.id, brokenProvider.id];
    const verdicts = lines.filter((line) => line.startsWith('claimcheck_verdicts_total'));
    expect(new Set(verdicts)).toEqual(
      new Set([
        `claimcheck_verdicts_total{provider="${id}",code="VALID"} 5`,
        `claimcheck_verdicts_total{provider="${id}",code="${expired}"} 2`,
        `claimcheck_verdicts_total{provider="",code="${unknown}"} 1`,
        `claimcheck_verdicts_total{provider="${brokenId}",code="${unreachable}"} 1`,
      ]),
    );
    const decisions = lines.filter((line) => line.startsWith('claimcheck_decisions_total'));
    expect(decisions).toEqual([
      'claimcheck_decisions_total{reason="TOKEN_EXPIRED"} 1',
      'claimcheck_decisions_total{reason="NO_POLICY"} 2',
    ]);
    const fetches = lines.filter((line) => line.startsWith('claimcheck_key_fetches_total'));
    expect(fetches).toEqual([
      `claimcheck_key_fetches_total{provider="${id}",outcome="fetched",code=""} 1`,
      expect.stringMatching(
        new RegExp(`^\\S+{provider="${brokenId}",outcome="failed",code="[A-Z_]+"} 1$`),
      ),
    ]);
    const success = `claimcheck_keys_last_success_timestamp_seconds{provider="${id}"}`;
    expect(numberAt(lines, success)).toBeGreaterThan(before - 1);
    expect(numberAt(lines, success)).toBeLessThan(Date.now() / 1000 + 1);
    expect(numberAt(lines, `claimcheck_keys_age_seconds{provider="${id}"}`)).toBeGreaterThanOrEqual(
      0,
    );
    const neverHad = `claimcheck_keys_age_seconds{provider="${brokenId}"}`;
    expect(numberAt(lines, neverHad)).toBeNaN();
    expect(numberAt(lines, 'claimcheck_recent_verdicts_total{outcome="hit"}')).toBe(2);
    expect(numberAt(lines, 'claimcheck_recent_verdicts')).toBe(1);
    expect(numberAt(lines, 'claimcheck_configuration_reads_total')).toBe(7);
  });

  it('has a histogram of durations for each route, method and status, whose buckets add up', async () => {
    const lines = await linesOf();
    const name = 'claimcheck_http_request_duration_seconds';
    const answered = '{method="POST",route="/v1/verify",status="200"}';
    const failed = '{method="POST",route="/v1/verify",status="503"}';
    expect(numberAt(lines, `${name}_count${answered}`)).toBe(6);
    expect(numberAt(lines, `${name}_count${failed}`)).toBe(1);
    expect(numberAt(lines, `${name}_sum${answered}`)).toBeGreaterThan(0);
    const buckets = lines.filter(
      (line) => line.startsWith(`${name}_bucket`) && /route="\/v1\/verify",status="200"/.test(line),
    );
    const counts = buckets.map((line) => Number(line.split(' ').at(-1)));
    expect(counts.length).toBeGreaterThan(5);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(buckets.at(-1)).toMatch(/le="\+Inf".* 6$/);
  });

  it('threat 204: tells no name, no address, no version, and nothing of keys or tokens', async () => {
    const text = (await linesOf()).join('\n');
    for (const secret of [...SECRETS, good.issuer, broken.issuer, SIGNER.kid, 'cck_', 'wsp_']) {
      expect(text).not.toContain(secret);
    }
    expect(text).not.toMatch(/version|v?\d+\.\d+\.\d+|fastify|node_modules/i);
    expect((await api.inject('/metrics')).body).not.toContain(process.version);
  });

  it('threat 204: nothing that a stranger sends makes a label', async () => {
    await strangersSend('a');
    const before = await seriesOf();
    for (const name of ['b', 'c', 'd']) await strangersSend(name);
    expect(await seriesOf()).toEqual(before);
    expect(before.length).toBeGreaterThan(50);
  });

  /** Addresses, methods, codes, key ids, algorithms, types and issuers that are not known. */
  async function strangersSend(name: string): Promise<void> {
    for (const method of ['GET', 'POST', 'PATCH', 'OPTIONS'] as const) {
      await api.inject({ method, url: `/v1/${name}/nothing?${name}=1` });
      await api.inject({ method, url: `/v1/providers/${name}` });
      await api.inject({ method, url: `/v1/forward-auth/${name}/${name}` });
      await api.inject({ method, url: '/%zz' });
    }
    await verify(token({ issuer: `https://${name}.example.com` }));
    await verify(token(good, { aud: name }));
    await verify(signToken(SIGNER, { iss: good.issuer }, { kid: name, typ: name }));
    await verify(`${name}.${name}.${name}`);
    await verify(`ccm_live_${name}`);
  }

  /** Of ours; those of Node come and go with what it does. */
  async function seriesOf(): Promise<readonly string[]> {
    const lines = (await linesOf()).filter((line) => line.startsWith('claimcheck_'));
    return lines.map((line) => line.slice(0, line.lastIndexOf(' ')));
  }
});
