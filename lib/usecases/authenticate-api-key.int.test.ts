import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SCOPES } from '@/lib/core/access/api-key';
import type { Caller } from '@/lib/core/access/caller';
import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { database } from '@/lib/data/database';
import { keyDigest, sameDigest } from '@/lib/platform/key-digest';
import { setRefusalAuditsForTesting } from '@/lib/platform/refusal-audits';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, unwrap } from '@/lib/testing/factories';
import { altered, followNow, newKey, wrongSecret } from '@/lib/testing/keys';
import { authenticateApiKey } from './authenticate-api-key';
import { createApiKey } from './create-api-key';
import { findPresentedKey, forgetKnownKeysForTesting } from './known-keys';
import { revokeApiKey } from './revoke-api-key';

vi.mock('@/lib/platform/key-digest', { spy: true });

const ORIGIN = { requestId: 'req_test', clientAddress: '203.0.113.9' };

const messageOf = async (presented: string, now = Date.now()) => {
  const result = await authenticateApiKey(presented, ORIGIN, now);
  return result.ok ? 'good' : `${result.failure.code}: ${result.failure.message}`;
};

const refusals = () =>
  database().auditEvent.findMany({ where: { action: 'access.refused' }, orderBy: { at: 'asc' } });

describe('authenticateApiKey', () => {
  let caller: Caller;

  beforeEach(async () => {
    const opened = await testDatabase();
    forgetKnownKeysForTesting();
    setRefusalAuditsForTesting(null);
    caller = callerOf((await createWorkspace()).id);
    return () => opened.close();
  });

  const create = async (given: Parameters<typeof newKey>[0] = {}) => {
    const made = unwrap(await createApiKey(caller, newKey(given)));
    await followNow();
    return made;
  };

  it('answers at once, without asking storage, once the key is held', async () => {
    const { plaintext } = await create();
    const first = authenticateApiKey(plaintext, ORIGIN);
    expect(first).toBeInstanceOf(Promise);
    await first;
    expect(authenticateApiKey(plaintext, ORIGIN)).toMatchObject({ ok: true });
  });

  it('threat 224: gives the permissions of its scopes in its own environment, no others', async () => {
    for (const scope of SCOPES) {
      const { plaintext } = await create({ grants: [scope], environment: 'staging' });
      const { permissions, environment, scopes } = unwrap(
        await authenticateApiKey(plaintext, ORIGIN),
      );
      expect([environment, scopes]).toEqual(['staging', [scope]]);
      expect(
        [...permissions].filter((each) => /^(?:keys|members|workspace|audit):/.test(each)),
      ).toEqual([]);
    }
  });

  it('threat 222: compares 32 bytes once, whatever is wrong with the key', async () => {
    const { plaintext } = await create();
    const presented = [
      plaintext,
      wrongSecret(plaintext, 0),
      wrongSecret(plaintext, 42),
      altered(plaintext, { lookUp: 'aaaaaaaaaaaa' }),
      altered(plaintext, { lookUp: 'bbbbbbbbbbbb', secret: 'z'.repeat(43) }),
    ];
    for (const key of presented) await findPresentedKey(key, 'api', Date.now());
    for (const key of presented) {
      vi.mocked(sameDigest).mockClear();
      vi.mocked(keyDigest).mockClear();
      const found = findPresentedKey(key, 'api', Date.now());
      expect(found).toMatchObject({ outcome: key === plaintext ? 'good' : 'unknown' });
      expect(vi.mocked(keyDigest).mock.calls).toEqual([[key]]);
      expect(
        vi.mocked(sameDigest).mock.calls.map((pair) => pair.map(({ length }) => length)),
      ).toEqual([[32, 32]]);
    }
  });

  it('threat 222: whoever does not have the secret learns nothing of a key that exists', async () => {
    const { key, plaintext } = await create();
    const words = 'UNAUTHENTICATED: Invalid API key.';
    expect(await messageOf(wrongSecret(plaintext, 0))).toBe(words);
    expect(await messageOf(altered(plaintext, { lookUp: 'aaaaaaaaaaaa' }))).toBe(words);
    unwrap(await revokeApiKey(caller, { id: key.id }));
    await followNow();
    expect(await messageOf(wrongSecret(plaintext, 42))).toBe(words);
    expect(await messageOf(plaintext)).toBe('UNAUTHENTICATED: API key has been revoked.');
  });

  it('threat 224: says why a key is refused', async () => {
    const now = Date.now();
    const { plaintext } = await create({ expiresAt: new Date(now + 60_000).toISOString() });
    const machine = await create({ kind: 'machine', grants: [] });
    const end = plaintext.endsWith('a') ? 'b' : 'a';
    expect(await messageOf(plaintext, now)).toBe('good');
    expect(await messageOf(plaintext, now + 60_000)).toBe('UNAUTHENTICATED: API key has expired.');
    for (const malformed of ['', 'cck_live_x', `${plaintext} `, plaintext.slice(0, -1) + end]) {
      expect(await messageOf(malformed)).toMatch(/^UNAUTHENTICATED: Malformed API key\./);
    }
    expect(await messageOf(machine.plaintext)).toMatch(/^UNAUTHENTICATED: This is a machine key/);
  });

  it('threat 224: a revoked key is refused once the change is seen, and stays so', async () => {
    const { key, plaintext } = await create();
    expect(await messageOf(plaintext)).toBe('good');
    unwrap(await revokeApiKey(caller, { id: key.id }));
    await followNow();
    expect(await messageOf(plaintext)).toBe('UNAUTHENTICATED: API key has been revoked.');
  });

  it('threat 224: audits refusals within bounds, in the workspace only of whoever has the key', async () => {
    const { key, plaintext } = await create();
    unwrap(await revokeApiKey(caller, { id: key.id }));
    await followNow();
    for (let n = 0; n < 3; n += 1) {
      await messageOf(plaintext);
      await messageOf(wrongSecret(plaintext, 0));
      await messageOf('cck_live_nonsense');
    }
    const rows = await refusals();
    expect(rows.map(({ chainId, actorLabel, details }) => [chainId, actorLabel, details])).toEqual([
      [caller.workspaceId, key.prefix, { kind: 'revoked api key' }],
      [INSTANCE_CHAIN, 'someone with an unknown key', { kind: 'unknown api key' }],
      [INSTANCE_CHAIN, 'someone with an unknown key', { kind: 'malformed api key' }],
    ]);
    expect(JSON.stringify(rows)).not.toContain(plaintext.slice(21, 60));
  });

  it('is UNAVAILABLE while storage does not answer, and knows keys that it held', async () => {
    const held = await create();
    const other = await create();
    await authenticateApiKey(held.plaintext, ORIGIN);
    await create();
    const busy = Object.assign(new Error('busy'), { name: 'StorageBusyError' });
    vi.spyOn(database().apiKey, 'findUnique').mockImplementation(() => {
      throw busy;
    });
    expect(await messageOf(other.plaintext)).toBe('UNAVAILABLE: busy');
    expect(await messageOf(held.plaintext)).toBe('good');
  });

  it('a key that stood in while storage was away is judged anew when it is back', async () => {
    const { key, plaintext } = await create();
    expect(await messageOf(plaintext)).toBe('good');
    unwrap(await revokeApiKey(caller, { id: key.id }));
    await followNow();
    const busy = Object.assign(new Error('busy'), { name: 'StorageBusyError' });
    const away = vi.spyOn(database().apiKey, 'findUnique').mockImplementation(() => {
      throw busy;
    });
    for (let n = 0; n < 3; n += 1) expect(await messageOf(plaintext)).toBe('good');
    expect(away).toHaveBeenCalledTimes(1);
    away.mockRestore();
    const back = async () => (await messageOf(plaintext)) !== 'good';
    await vi.waitFor(async () => expect(await back()).toBe(true), { timeout: 5000 });
    expect(await messageOf(plaintext)).toBe('UNAUTHENTICATED: API key has been revoked.');
  });

  it('made-up keys do not drive out those that are held', async () => {
    const { plaintext } = await create();
    await messageOf(plaintext);
    const look = vi.spyOn(database().apiKey, 'findUnique').mockResolvedValue(null);
    for (let n = 0; n < 11_000; n += 1) {
      const made = altered(plaintext, { lookUp: String(n).padStart(12, '0') });
      await findPresentedKey(made, 'api', Date.now());
    }
    expect(look).toHaveBeenCalledTimes(11_000);
    look.mockRestore();
    expect(authenticateApiKey(plaintext, ORIGIN)).toMatchObject({ ok: true });
  });
});
