import { beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, unwrap } from '@/lib/testing/factories';
import { altered, followNow, newKey, wrongSecret } from '@/lib/testing/keys';
import { createApiKey } from './create-api-key';
import { judgeMachineKey } from './judge-machine-key';
import { forgetKnownKeysForTesting } from './known-keys';
import { revokeApiKey } from './revoke-api-key';

describe('judgeMachineKey', () => {
  let caller: Caller;

  beforeEach(async () => {
    const opened = await testDatabase();
    forgetKnownKeysForTesting();
    caller = callerOf((await createWorkspace()).id);
    return () => opened.close();
  });

  const create = async (given: Parameters<typeof newKey>[0] = {}) => {
    const input = newKey({ kind: 'machine', grants: ['catalog:read'], ...given });
    const made = unwrap(await createApiKey(caller, input));
    await followNow();
    return made;
  };

  const judge = (presented: string, given: { workspaceId?: string; now?: number } = {}) => {
    const { workspaceId = caller.workspaceId, now = Date.now() } = given;
    return judgeMachineKey({ workspaceId, environment: 'production' }, presented, now);
  };
  const INVALID = { valid: false, code: 'INVALID_MACHINE_KEY', message: 'Invalid API key.' };

  it('gives id, name, permissions and end of a good one', async () => {
    const { key, plaintext } = await create({ expiresAt: null });
    expect(await judge(plaintext)).toMatchObject({ valid: true, subject: key.id, expiresAt: null });
    const ends = await create({ expiresAt: new Date(Date.now() + 5000).toISOString() });
    const verdict = await judge(ends.plaintext);
    expect(verdict).toMatchObject({ valid: true, permissions: ['catalog:read'] });
    expect('expiresAt' in verdict && verdict.expiresAt).toBe(
      Math.floor(Date.parse(ends.key.expiresAt ?? '') / 1000),
    );
  });

  it('threat 224: is as unknown in another workspace or environment as none', async () => {
    const { plaintext } = await create();
    const staging = await create({ environment: 'staging' });
    const other = (await createWorkspace()).id;
    const unknown = await judge(altered(plaintext, { lookUp: 'aaaaaaaaaaaa' }));
    expect(unknown).toMatchObject(INVALID);
    expect(await judge(plaintext, { workspaceId: other })).toEqual(unknown);
    expect(await judge(staging.plaintext)).toEqual(unknown);
    expect(await judge(wrongSecret(plaintext, 42))).toEqual(unknown);
  });

  it('threat 224: says revoked before expired, each in fixed words', async () => {
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const later = Date.parse(expiresAt);
    const { key, plaintext } = await create({ expiresAt });
    expect(await judge(plaintext, { now: later - 1 })).toMatchObject({ valid: true });
    expect(await judge(plaintext, { now: later })).toMatchObject({
      code: 'EXPIRED_MACHINE_KEY',
      message: 'API key has expired.',
    });
    unwrap(await revokeApiKey(caller, { id: key.id }));
    await followNow();
    expect(await judge(plaintext, { now: later })).toMatchObject({
      code: 'REVOKED_MACHINE_KEY',
      message: 'API key has been revoked.',
    });
  });

  it('does not look up what has not the shape of one', async () => {
    const api = unwrap(await createApiKey(caller, newKey()));
    for (const text of ['ccm_', 'ccm_live_x', `ccm_live_${'a'.repeat(61)}`, api.plaintext]) {
      expect(judge(text)).toMatchObject({
        code: 'MALFORMED_MACHINE_KEY',
        message: 'Malformed API key.',
      });
    }
  });

  it('is judged at once when it is held', async () => {
    const { plaintext } = await create();
    await judge(plaintext);
    expect(judge(plaintext)).toMatchObject({ valid: true });
  });
});
