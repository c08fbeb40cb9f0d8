import { beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import type { NewKeyInput } from '@/lib/core/access/new-key-form';
import { database } from '@/lib/data/database';
import { readRevisionCounter } from '@/lib/data/revision-counter';
import { setConfigurationRevision } from '@/lib/platform/configuration-revision';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, unwrap } from '@/lib/testing/factories';
import { authenticateApiKey } from './authenticate-api-key';
import { createApiKey } from './create-api-key';
import { judgeMachineKey } from './judge-machine-key';
import { forgetKnownKeysForTesting } from './known-keys';

const ORIGIN = { requestId: 'req_test', clientAddress: '203.0.113.9' };

const newKey = (given: Partial<NewKeyInput> = {}): NewKeyInput => ({
  kind: 'api',
  name: 'Billing service',
  environment: 'production',
  grants: ['verify'],
  expiresAt: null,
  ...given,
});

/** What another process learns within a quarter of a second. */
const follow = async () => setConfigurationRevision(await readRevisionCounter());

describe('keys', () => {
  let caller: Caller;

  beforeEach(async () => {
    const opened = await testDatabase();
    forgetKnownKeysForTesting();
    caller = callerOf((await createWorkspace()).id);
    return () => opened.close();
  });

  it('an API key that was created opens its workspace and environment', async () => {
    const { key, plaintext } = unwrap(
      await createApiKey(caller, newKey({ environment: 'staging', grants: ['providers:write'] })),
    );
    await follow();
    const found = unwrap(await authenticateApiKey(plaintext, ORIGIN));
    expect(found).toMatchObject({
      actor: { type: 'api_key', id: key.id, label: key.prefix },
      workspaceId: caller.workspaceId,
      environment: 'staging',
      keyId: key.id,
      scopes: ['providers:write'],
      ...ORIGIN,
    });
    expect(found.permissions.has('providers:write')).toBe(true);
    expect(found.permissions.has('tokens:verify')).toBe(false);
  });

  it('a machine key that was created is a good token', async () => {
    const { key, plaintext } = unwrap(
      await createApiKey(caller, newKey({ kind: 'machine', grants: ['catalog:read'] })),
    );
    const scope = { workspaceId: caller.workspaceId, environment: 'production' } as const;
    expect(await judgeMachineKey(scope, plaintext, Date.now())).toEqual({
      valid: true,
      kind: 'machine_key',
      subject: key.id,
      name: 'Billing service',
      permissions: ['catalog:read'],
      expiresAt: null,
    });
  });

  it('threat 223: the plaintext is in the answer only', async () => {
    const { plaintext } = unwrap(await createApiKey(caller, newKey()));
    const stored = await Promise.all([
      database().apiKey.findMany(),
      database().revision.findMany(),
      database().auditEvent.findMany(),
    ]);
    expect(stored.map((rows) => rows.length)).toEqual([1, 1, 1]);
    expect(JSON.stringify(stored)).not.toContain(plaintext.slice(21));
  });
});
