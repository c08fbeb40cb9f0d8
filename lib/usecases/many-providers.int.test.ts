import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import { database } from '@/lib/data/database';
import { toProvider } from '@/lib/data/provider-rows';
import { setConfigurationRevision } from '@/lib/platform/configuration-revision';
import { env } from '@/lib/platform/env';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, saveProvider, unwrap } from '@/lib/testing/factories';
import { followNow } from '@/lib/testing/keys';
import { type LiveProvider, startLiveProvider } from '@/lib/testing/live-provider';
import { setKeySetsForTesting, settleKeySets } from './key-sets';
import { setProviderEnabled } from './set-provider-enabled';
import { verifyToken } from './verify-token';

vi.mock('@/lib/data/provider-rows', { spy: true });

const MANY = 1200;

let test: TestDatabase;
let owner: Caller;
let live: LiveProvider;

/** Writes copies of a provider beside it, each with an issuer of its own. */
async function fillWorkspace(workspaceId: string): Promise<void> {
  const { id: providerId } = await saveProvider(owner, {}, { enabled: true });
  const where = { workspaceId_id: { workspaceId, id: providerId } };
  const found = await database().provider.findUniqueOrThrow({ where, include: { issuers: true } });
  const { issuers, inputs, audiences, authorizedParties, algorithms, requiredClaims, ...row } =
    found;
  const json = { inputs, audiences, authorizedParties, algorithms, requiredClaims };
  for (let start = 0; start < MANY; start += 20) {
    const copies = Array.from({ length: 20 }, (_, n) => start + n);
    await database().provider.createMany({
      data: copies.map((n) => ({ ...row, ...copyOf(json), id: `prv_copy${n}` })),
    });
    await database().providerIssuer.createMany({
      data: copies.flatMap((n) =>
        issuers.map((issuer) => ({
          ...issuer,
          id: `iss_copy${n}`,
          providerId: `prv_copy${n}`,
          issuer: `${issuer.issuer}/${n}`,
        })),
      ),
    });
  }
}

/** What was read from a column of JSON, as such a column takes it. */
function copyOf<T extends object>(columns: T) {
  return structuredClone(columns) as { [name in keyof T]: object };
}

async function judged(): Promise<string> {
  const scope = { workspaceId: owner.workspaceId, environment: 'production' } as const;
  const { verdict } = await verifyToken(scope, live.token());
  return verdict.valid ? 'VALID' : verdict.code;
}

async function turn(enabled: boolean): Promise<void> {
  const { id } = live.saved;
  const where = { workspaceId_id: { workspaceId: owner.workspaceId, id } };
  const { version } = await database().provider.findUniqueOrThrow({ where });
  unwrap(await setProviderEnabled(owner, { id, version, enabled }));
  await followNow();
}

describe(`a workspace with ${MANY} providers`, () => {
  beforeAll(async () => {
    test = await testDatabase();
    owner = callerOf((await createWorkspace()).id);
    live = await startLiveProvider(owner);
    await fillWorkspace(owner.workspaceId);
    await followNow();
  }, 60_000);
  afterAll(async () => {
    await live.close();
    env().allowedPrivateOrigins = [];
    await settleKeySets();
    setKeySetsForTesting(null);
    await test.close();
  });

  it('threat 26: a process that has just begun judges its tokens, and every change holds', async () => {
    expect(await judged()).toBe('VALID');
    await turn(false);
    expect(await judged()).toBe('INVALID_ISSUER');
    await turn(true);
    expect(await judged()).toBe('VALID');
  });

  it('reads the one that changed anew, and no other', async () => {
    await judged();
    await turn(false);
    vi.mocked(toProvider).mockClear();
    await judged();
    expect(vi.mocked(toProvider).mock.calls.map(([{ id }]) => id)).toEqual([live.saved.id]);
    vi.mocked(toProvider).mockClear();
    await saveProvider(owner);
    setConfigurationRevision(1_000_000);
    vi.mocked(toProvider).mockClear();
    await judged();
    expect(toProvider).toHaveBeenCalledTimes(1);
  });
});
