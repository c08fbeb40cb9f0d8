import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  bundleResponse,
  fakeBundleApi,
  localSettings,
  madeUpBundle,
  toldStatuses,
  virtualMachine,
} from '@/lib/testing/fake-bundle-api';
import { makeToken, type TokenDraft } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';
import { Claimcheck } from './claimcheck';
import { localBackend } from './local-backend';
import type { LocalSettings } from './settings';

const API_KEY = 'cck_live_of_a_test';
const EXP = 1_900_000_000;
const CHECK = { resource: 'orders', action: 'approve' };

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function start(api = fakeBundleApi(), local: Partial<LocalSettings> = {}) {
  const machine = virtualMachine();
  const backend = localBackend(localSettings(api, local), machine);
  ends.push(() => backend.close());
  await machine.idle();
  return { api, machine, backend };
}

function tokenWith(draft: TokenDraft): string {
  return makeToken(tokenKey('RS256'), draft);
}

const admin = tokenWith({ claims: { exp: EXP, role: 'admin' } });
/** As good as the one above, but for its signature. */
const forged = `${admin.slice(0, admin.lastIndexOf('.') + 1)}${'A'.repeat(342)}`;

describe('threat 206: local mode tells nothing of tokens and keys', () => {
  it('logs nothing, sends tokens nowhere, and has them in no status, error or file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'claimcheck-threats-'));
    ends.push(() => rmSync(folder, { recursive: true }));
    const written = [process.stdout, process.stderr].map((to) => vi.spyOn(to, 'write'));
    const warned = vi.spyOn(process, 'emitWarning');
    const logged = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
      vi.spyOn(console, name),
    );
    const { told, onStatus } = toldStatuses();
    const cacheFile = join(folder, 'bundle');
    const { api, machine, backend } = await start(fakeBundleApi(), { onStatus, cacheFile });
    const failures: unknown[] = [];
    const tokens = [admin, forged, `${admin}.x`, API_KEY, `Bearer ${admin}`];
    const echo = { code: 'UNAVAILABLE', message: `Not for ${API_KEY}` };
    for (const answer of [null, () => Response.json(echo, { status: 502 })]) {
      api.answer = answer;
      for (const token of tokens) await backend.checkAuthorization({ ...CHECK, token });
      await machine.pass(answer === null ? 6_000 : 3_700_000);
    }
    await backend.checkAuthorization({ ...CHECK, token: admin }).catch((e) => failures.push(e));
    await vi.waitFor(() => readFileSync(cacheFile));
    const shown = [
      inspect([failures, told, backend.status()], { depth: 20, showHidden: true }),
      JSON.stringify([failures, told, backend.status()]),
      readFileSync(cacheFile, 'utf8'),
      api.requests.map(({ url, headers }) => {
        headers.delete('authorization');
        return `${url} ${JSON.stringify([...headers])}`;
      }),
    ].join('\n');
    expect([failures.length, told.length > 0]).toEqual([1, true]);
    for (const secret of [API_KEY, admin, forged, String(admin.split('.')[1])]) {
      expect(shown).not.toContain(secret);
    }
    const calls = [...written, ...logged, warned].flatMap((spy) => spy.mock.calls);
    expect(calls).toEqual([]);
  });

  it('a client that is printed shows neither', async () => {
    const { fetch } = fakeBundleApi();
    const given = { baseUrl: 'https://a.example', workspaceId: 'acme', apiKey: API_KEY } as const;
    const client = new Claimcheck({ ...given, fetch, mode: 'local' });
    ends.push(() => client.close());
    await client.ready();
    expect(inspect(client, { depth: 20, showHidden: true })).not.toContain(API_KEY);
    expect(JSON.stringify([client, client.status()])).not.toContain(API_KEY);
  });
});

describe('threat 207: nothing that a token names is asked', () => {
  it('only the bundle of the own api is, whatever a header or issuer points to', async () => {
    const { api, backend } = await start();
    const elsewhere = 'http://169.254.169.254/keys';
    for (const name of ['jku', 'x5u', 'iss', 'kid']) {
      const token = tokenWith({ header: { [name]: elsewhere }, claims: { iss: elsewhere } });
      expect(await backend.verify(token, { explain: true })).toMatchObject({ valid: false });
    }
    for (const kid of ['../../x', 'a&provider=prv_other', 'a#b', '\r\nhost: evil', '?', '𝒌']) {
      await backend.verify(tokenWith({ header: { kid }, claims: { exp: EXP } }), {});
    }
    const asked = api.requests.map(({ url }) => `${url.origin}${url.pathname}`);
    expect(new Set(asked)).toEqual(new Set(['https://claimcheck.example.com/v1/bundle']));
    const named = api.requests.flatMap(({ url }) => url.searchParams.getAll('provider'));
    expect([new Set(named), named.length]).toEqual([new Set(['prv_made_up']), 3]);
  });
});

describe('threat 209: what a token says is not told before its signature was found good', () => {
  it.each([
    ['a forged one', forged],
    ['one without a signature', tokenWith({ header: { alg: 'none' }, claims: { role: 'admin' } })],
    ['one that has expired', tokenWith({ claims: { exp: 1_700_000_000, role: 'admin' } })],
  ])('%s has no claims and no subject, and is allowed nothing', async (_, token) => {
    const { backend } = await start();
    const verdict = await backend.verify(token, { explain: false });
    expect(verdict.valid).toBe(false);
    for (const name of ['claims', 'subject', 'permissions']) {
      expect(verdict).not.toHaveProperty(name);
    }
    const input = { ...CHECK, token };
    expect(await backend.checkAuthorization(input)).toMatchObject({
      allowed: false,
      subject: null,
      policy: null,
    });
    const good = await backend.checkAuthorization({ ...input, token: admin });
    expect(good).toMatchObject({ allowed: true, subject: 'user-1' });
  });
});

describe('threat 226: a key opens what it is for', () => {
  it('an API key is no token, and is in no answer', async () => {
    const { backend } = await start();
    for (const token of [API_KEY, `ccm_live_${'a'.repeat(40)}`]) {
      const answer = await backend.verify(token, { explain: true });
      expect(answer).toMatchObject({ valid: false });
      expect(JSON.stringify(answer)).not.toContain(token);
      expect(await backend.checkAuthorization({ ...CHECK, token })).toMatchObject({
        allowed: false,
      });
    }
  });
});

describe('threat 227: local mode uses up little of the rate of its key', () => {
  it('asks nobody for a thousand answers, and comes again no sooner than it is told', async () => {
    const { api, machine, backend } = await start();
    for (let call = 0; call < 1_000; call += 1) {
      await backend.checkAuthorization({ ...CHECK, token: call % 2 === 0 ? admin : forged });
    }
    expect(api.requests).toHaveLength(1);
    const headers = { 'retry-after': '20' };
    api.answer = () => Response.json({ code: 'TOO_MANY_REQUESTS' }, { status: 429, headers });
    await machine.pass(5_000);
    expect(api.requests).toHaveLength(2);
    await machine.pass(19_000);
    expect(api.requests).toHaveLength(2);
    expect(await backend.verify(admin, {})).toMatchObject({ valid: true });
  });
});

describe('threat 228: nothing of another workspace or environment is judged by', () => {
  it.each([
    ['of another workspace', madeUpBundle({ workspace: 'other' })],
    ['with providers of another environment', madeUpBundle({ environment: 'staging' })],
  ])('a bundle %s is not used, and the one before is', async (_, other) => {
    const { api, machine, backend } = await start();
    const configHash = 'f'.repeat(64);
    api.answer = () => bundleResponse({ ...other, configHash });
    await machine.pass(6_000);
    expect(backend.status().problem).toMatchObject({ code: 'UNEXPECTED_ANSWER' });
    const { configHash: used } = await backend.verify(admin, {});
    expect(used).not.toBe(configHash);
  });

  it('permissions of another environment allow nothing here', async () => {
    const bundle = madeUpBundle();
    const policies = bundle.policies.map((policy) => ({
      ...policy,
      permissions: policy.permissions.map((one) => ({ ...one, environment: 'staging' as const })),
    }));
    const { backend } = await start(fakeBundleApi({ ...bundle, policies }));
    const answer = await backend.checkAuthorization({ ...CHECK, token: admin });
    expect(answer).toMatchObject({ allowed: false, reason: 'NO_POLICY' });
  });
});
