import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import type { Provider } from '@/lib/core/providers/settings';
import { env } from '@/lib/platform/env';
import { type ApiProcess, metricOf, startApi } from '@/lib/testing/api-process';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import {
  callerOf,
  createWorkspace,
  policyDraft,
  providerDraft,
  savePolicy,
  saveProvider,
  unwrap,
} from '@/lib/testing/factories';
import { type FakeProvider, startFakeProvider } from '@/lib/testing/fake-provider';
import { nowInSeconds, signingKey, signToken } from '@/lib/testing/signing-key';
import { createApiKey } from '@/lib/usecases/create-api-key';
import { deletePolicy } from '@/lib/usecases/delete-policy';
import { refreshKeys } from '@/lib/usecases/refresh-keys';
import { revokeApiKey } from '@/lib/usecases/revoke-api-key';
import { setProviderEnabled } from '@/lib/usecases/set-provider-enabled';
import { updateClaimMappings } from '@/lib/usecases/update-claim-mappings';
import { updatePolicy } from '@/lib/usecases/update-policy';
import { updateProvider } from '@/lib/usecases/update-provider';

const KEYS = [signingKey('follows 1'), signingKey('follows 2')] as const;
const READS = 'claimcheck_configuration_reads_total';

let database: TestDatabase;
let issuer: FakeProvider;
let api: ApiProcess;
let caller: Caller;

beforeAll(async () => {
  issuer = await startFakeProvider({});
  publish(KEYS[0]);
  env().allowedPrivateOrigins = [issuer.origin];
  database = await testDatabase();
  caller = callerOf((await createWorkspace()).id);
  api = await startApi({ DATABASE_URL: database.url, ALLOWED_PRIVATE_ORIGINS: issuer.origin });
});
afterAll(async () => {
  const code = await api.stop();
  await issuer.close();
  await database.close();
  expect(code).toBe(0);
});

function publish(key: (typeof KEYS)[number]): void {
  issuer.keys.splice(0, 9, { ...key.jwk, kid: 'only', use: 'sig', alg: 'RS256' });
}

function tokenBy(key: (typeof KEYS)[number]): string {
  const [iat, exp] = [nowInSeconds(), nowInSeconds() + 600];
  return signToken(key, { iss: issuer.issuer, aud: 'app', sub: 'u', iat, exp }, { kid: 'only' });
}

async function newKey() {
  const input = {
    kind: 'api',
    name: 'app',
    environment: 'production',
  } as const;
  const grants = ['verify', 'authorize'] as const;
  return unwrap(await createApiKey(caller, { ...input, grants: [...grants], expiresAt: null }));
}

/** Why the other process lets the holder of a token approve orders or not; asked three times likewise. */
async function decide(key: string, token: string): Promise<string> {
  let said = '';
  for (let time = 0; time < 3; time += 1) {
    const answer = await fetch(`${api.origin}/v1/check-authorization`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ token, resource: 'orders', action: 'approve' }),
    });
    said = (await answer.json()).reason;
  }
  return said;
}

/** What the other process says of a token; asked three times, so that a good one is held. */
async function ask(key: string, token: string): Promise<string> {
  let said = '';
  for (let time = 0; time < 3; time += 1) {
    const answer = await fetch(`${api.origin}/v1/verify`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    const { valid, code } = await answer.json();
    said = valid === true ? 'VALID' : code;
  }
  return said;
}

/** Waits until the other process has looked twice, of which the second began after this call: half a second. */
async function untilLookedTwice(): Promise<void> {
  const before = await metricOf(api.origin, READS);
  while ((await metricOf(api.origin, READS)) < before + 2) await sleep(50);
}

describe('what is changed in one process holds in the api, after it looked twice at the configuration (every 250 ms)', () => {
  it('threat 224: a new provider, its audience, disabled, a revoked key', async () => {
    const { key, plaintext } = await newKey();
    const token = tokenBy(KEYS[0]);
    expect(await ask(plaintext, token)).toBe('INVALID_ISSUER');

    const inputs = { ...providerDraft().inputs, issuer: issuer.issuer, clientIds: ['app'] };
    let saved: Provider = await saveProvider(caller, { inputs }, { enabled: true });
    await untilLookedTwice();
    expect(await ask(plaintext, token)).toBe('VALID');

    const draft = { ...saved.draft, inputs: { ...saved.draft.inputs, clientIds: ['other'] } };
    saved = unwrap(await updateProvider(caller, { id: saved.id, version: saved.version, draft }));
    await untilLookedTwice();
    expect(await ask(plaintext, token)).toBe('INVALID_AUDIENCE');

    const back = { id: saved.id, version: saved.version, draft: { ...saved.draft, inputs } };
    saved = unwrap(await updateProvider(caller, back));
    await untilLookedTwice();
    expect(await ask(plaintext, token)).toBe('VALID');

    publish(KEYS[1]);
    unwrap(await refreshKeys(caller, { id: saved.id }));
    await untilLookedTwice();
    expect(await ask(plaintext, token)).toBe('INVALID_SIGNATURE');
    expect(await ask(plaintext, tokenBy(KEYS[1]))).toBe('VALID');

    const off = { id: saved.id, version: saved.version, enabled: false };
    unwrap(await setProviderEnabled(caller, off));
    await untilLookedTwice();
    expect(await ask(plaintext, tokenBy(KEYS[1]))).toBe('INVALID_ISSUER');

    unwrap(await revokeApiKey(caller, { id: key.id }));
    await untilLookedTwice();
    expect(await ask(plaintext, token)).toBe('UNAUTHENTICATED');
  });

  it('threat 84: a new policy, another version of it, mappings, and none', async () => {
    publish(KEYS[0]);
    const { plaintext } = await newKey();
    const inputs = { ...providerDraft().inputs, issuer: issuer.issuer, clientIds: ['app'] };
    const { id: providerId } = await saveProvider(caller, { inputs }, { enabled: true });
    await untilLookedTwice();
    const token = tokenBy(KEYS[0]);
    expect(await decide(plaintext, token)).toBe('NO_POLICY');

    const saved = await savePolicy(caller);
    await untilLookedTwice();
    expect(await decide(plaintext, token)).toBe('DEFAULT_DENIED');

    const rows = [{ jwtPath: 'sub', attribute: 'role', required: false }];
    unwrap(await updateClaimMappings(caller, { providerId, version: 0, rows }));
    const condition = { function: 'string_equal', attribute: 'ext_role', value: 'u' } as const;
    const rule = { rule_id: 'r', effect: 'Allow', conditions: [condition] } as const;
    const specification = { rules: [rule], default: { effect: 'Deny' } } as const;
    const draft = policyDraft({ name: saved.draft.name, specification });
    unwrap(await updatePolicy(caller, { id: saved.id, version: 1, draft }));
    await untilLookedTwice();
    expect(await decide(plaintext, token)).toBe('RULE_ALLOWED');

    unwrap(await updateClaimMappings(caller, { providerId, version: 1, rows: [] }));
    await untilLookedTwice();
    expect(await decide(plaintext, token)).toBe('DEFAULT_DENIED');

    unwrap(await deletePolicy(caller, { id: saved.id, version: 2 }));
    await untilLookedTwice();
    expect(await decide(plaintext, token)).toBe('NO_POLICY');
  });
});
