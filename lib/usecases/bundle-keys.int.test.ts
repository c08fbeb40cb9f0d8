import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import type { BundledKeys } from '@/lib/core/bundle/trust-bundle';
import { env } from '@/lib/platform/env';
import { systemSchedule } from '@/lib/platform/guarded-fetch-budget';
import { KEY_SET_BOUNDS } from '@/lib/platform/key-set-bounds';
import { applicationOf, bundleOf } from '@/lib/testing/bundles';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace } from '@/lib/testing/factories';
import { JWKS_PATH } from '@/lib/testing/fake-provider';
import { sendJson } from '@/lib/testing/fake-server';
import { type LiveProvider, startLiveProvider } from '@/lib/testing/live-provider';
import { createKeySets, keySets, setKeySetsForTesting, settleKeySets } from './key-sets';

/** Long, for these tests end it themselves. */
const WAIT_MS = 60_000;
const FRESH_SECONDS = 600;

let owner: Caller;
let live: LiveProvider;
/** How far the clocks of the key sets are ahead. */
let ahead = 0;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  ahead = 0;
  const now = () => Date.now() + ahead;
  const monotonic = () => performance.now() + ahead;
  setKeySetsForTesting(createKeySets({ clock: { now, monotonic, schedule: systemSchedule } }));
  owner = callerOf((await createWorkspace()).id);
  live = await startLiveProvider(owner);
});
afterEach(async () => {
  await settleKeySets();
  await live.close();
});
afterAll(() => {
  setKeySetsForTesting(null);
  env().allowedPrivateOrigins = [];
});

const pass = (seconds: number) => {
  ahead += seconds * 1000;
};

async function keysOf(
  { saved }: LiveProvider = live,
  waitMs = WAIT_MS,
): Promise<BundledKeys | null | undefined> {
  const { providers } = await bundleOf(applicationOf(owner), { waitMs });
  return providers.find(({ provider }) => provider.id === saved.id)?.keys;
}

/** Holds what a provider answers for its keys back. */
function hang(provider: LiveProvider): {
  readonly asked: () => number;
  readonly release: () => void;
} {
  const held: (() => void)[] = [];
  provider.answer(JWKS_PATH, (request, response) => {
    held.push(() => sendJson(200, { keys: provider.keys })(request, response));
  });
  const release = () => {
    for (const answer of held) answer();
  };
  return { asked: () => held.length, release };
}

describe('keys in a bundle', () => {
  it('threat 163: a provider that hangs holds up nobody for long, and its keys come later', async () => {
    const other = await startLiveProvider(owner);
    const { asked, release } = hang(live);
    const { providers } = await bundleOf(applicationOf(owner), { waitMs: 300 });
    const keys = new Map(providers.map((one) => [one.provider.id, one.keys]));
    expect(keys.get(live.saved.id)).toBeNull();
    expect(keys.get(other.saved.id)?.ring.keys).toHaveLength(1);
    // It was waited for once, so this does not wait any more, nor does it ask again.
    expect([await keysOf(), asked()]).toEqual([null, 1]);
    release();
    await expect.poll(() => keysOf()).toMatchObject({ usableUntil: null });
    await other.close();
  });

  it('waits for all providers at the same time, and for all who ask', async () => {
    const other = await startLiveProvider(owner);
    const [first, second] = [hang(live), hang(other)];
    const bundles = Promise.all([keysOf(live), keysOf(other), keysOf(live)]);
    await expect.poll(() => [first.asked(), second.asked()]).toEqual([1, 1]);
    first.release();
    second.release();
    for (const keys of await bundles) expect(keys?.ring.keys).toHaveLength(1);
    await other.close();
  });

  it('polls keep them fresh: they are fetched ahead, behind their answers', async () => {
    await keysOf();
    pass(FRESH_SECONDS * KEY_SET_BOUNDS.aheadFrom + 1);
    live.publish('first', 'second');
    await keysOf();
    await expect.poll(() => live.fetches().keys).toBe(2);
    await expect.poll(async () => (await keysOf())?.ring.keys.length).toBe(2);
    expect(live.fetches().keys).toBe(2);
  });

  it('says until when keys hold of a provider that no longer answers, and has none after it', async () => {
    expect(await keysOf()).toMatchObject({ usableUntil: null });
    const fetchedAt = keySets().states().at(0)?.fetchedAt ?? 0;
    const ends = fetchedAt + FRESH_SECONDS * 1000 + KEY_SET_BOUNDS.staleMs;
    live.fail(JWKS_PATH, 'server_error');
    pass(FRESH_SECONDS + 1);
    const stale = await keysOf();
    expect(stale?.ring.keys).toHaveLength(1);
    expect(stale?.usableUntil).toBe(Math.floor(ends / 1000));
    pass(60);
    expect(await keysOf()).toEqual(stale);
    pass(KEY_SET_BOUNDS.staleMs / 1000);
    expect(await keysOf()).toBeNull();
    live.answer(JWKS_PATH, sendJson(200, { keys: live.keys }));
    pass(KEY_SET_BOUNDS.maxBackOffMs / 1000);
    await expect.poll(() => keysOf()).toMatchObject({ usableUntil: null });
  });

  it('threat 155: those that are stored are in the first bundle after a restart, the provider down', async () => {
    const before = await keysOf();
    await settleKeySets();
    live.fail(JWKS_PATH, 'server_error');
    setKeySetsForTesting(createKeySets());
    expect(await keysOf()).toEqual(before);
    expect(live.fetches().keys).toBe(1);
  });
});
