import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import { env } from '@/lib/platform/env';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, unwrap } from '@/lib/testing/factories';
import { type LiveProvider, startLiveProvider } from '@/lib/testing/live-provider';
import { signingKey } from '@/lib/testing/signing-key';
import { createKeySets, setKeySetsForTesting, settleKeySets } from './key-sets';
import { refreshKeys } from './refresh-keys';
import { verifyToken } from './verify-token';

const { kid } = signingKey('first');

let database: TestDatabase;
let caller: Caller;
let provider: LiveProvider;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  caller = callerOf((await createWorkspace()).id);
  provider = await startLiveProvider(caller);
});
afterEach(async () => {
  await settleKeySets();
  setKeySetsForTesting(null);
  env().allowedPrivateOrigins = [];
  await provider.close();
});
afterAll(() => database.close());

/** Gives the key that signs other members, beside a good key. */
function relabel(members: Readonly<Record<string, unknown>>): void {
  provider.publish('first', 'second');
  Object.assign(provider.keys[0] ?? {}, members);
}

async function judged(): Promise<string> {
  const scope = { workspaceId: caller.workspaceId, environment: 'production' } as const;
  const { verdict } = await verifyToken(scope, provider.token());
  return verdict.valid ? 'VALID' : `${verdict.code}: ${verdict.message}`;
}

async function begunAnew(): Promise<string> {
  await settleKeySets();
  setKeySetsForTesting(createKeySets());
  return judged();
}

it.each([
  { alg: 512 },
  { use: null },
  { use: { not: 'a text' } },
  { key_ops: ['verify', 1] },
  { alg: 'RS256', d: 'AQAB' },
])(
  'threat 155: a key that is refused for %j is refused for it after a restart',
  async (members) => {
    relabel(members);
    const live = await judged();
    expect(live).toContain('KEY_REJECTED');
    expect(await begunAnew()).toBe(live);
    expect(provider.fetches().keys).toBe(1);
  },
);

it('a label that was mended, or spoilt, counts from the next fetch on', async () => {
  relabel({ alg: 512 });
  expect(await judged()).toContain('KEY_REJECTED');
  relabel({});
  const { id } = provider.saved;
  expect(unwrap(await refreshKeys(caller, { id }))).toMatchObject({ added: [kid] });
  expect(await judged()).toBe('VALID');
  setKeySetsForTesting(createKeySets());
  relabel({ use: { not: 'a text' } });
  expect(unwrap(await refreshKeys(caller, { id }))).toMatchObject({ removed: [kid] });
  expect(await judged()).toContain('KEY_REJECTED');
});
