import { transaction } from '@/lib/data/database';
import { listFetchTimes, loadKeySet, saveKeyAttempt } from '@/lib/data/key-sets';
import { env } from '@/lib/platform/env';
import { createGuardedFetch, type GuardedFetchOptions } from '@/lib/platform/guarded-fetch';
import { systemSchedule } from '@/lib/platform/guarded-fetch-budget';
import type { KeySetBounds } from '@/lib/platform/key-set-bounds';
import { keySetEvents } from '@/lib/platform/key-set-events';
import type { KeyClock, KeySetState } from '@/lib/platform/key-set-services';
import { KeySets } from '@/lib/platform/key-sets';
import { processWide } from '@/lib/platform/process-wide';

export interface KeySetsSetUp {
  /** Default: the system's. */
  readonly network?: Pick<GuardedFetchOptions, 'resolve' | 'dial'>;
  /** Default: ALLOWED_PRIVATE_ORIGINS. */
  readonly allowedPrivateOrigins?: readonly string[];
  readonly clock?: KeyClock;
  readonly bounds?: Partial<KeySetBounds>;
}

const SYSTEM_CLOCK: KeyClock = {
  now: Date.now,
  monotonic: () => performance.now(),
  schedule: systemSchedule,
};

/** Key sets that are stored in the process's database, in memory of their own. */
export function createKeySets(setUp: KeySetsSetUp = {}): KeySets {
  const { network = {}, clock = SYSTEM_CLOCK, bounds = {} } = setUp;
  return new KeySets({
    clock,
    bounds,
    events: keySetEvents(),
    connect: ({ ca, budgetMs }) =>
      createGuardedFetch({
        ...network,
        allowedPrivateOrigins: setUp.allowedPrivateOrigins ?? env().allowedPrivateOrigins,
        ca,
        budgetMs,
        schedule: clock.schedule,
      }),
    load: loadKeySet,
    save: (source, attempt) =>
      transaction((tx) => saveKeyAttempt(tx, source, attempt, clock.now())),
  });
}

const held = processWide('key-sets', () => createKeySets());

/** The key sets of this process. */
export function keySets(): KeySets {
  return held.get();
}

/** Puts others in their place; null: new ones at the next call. */
export function setKeySetsForTesting(replacement: KeySets | null): void {
  held.set(replacement);
}

/** How the keys of each provider stand that this process holds, for metrics; makes nothing. */
export function heldKeySets(): readonly KeySetState[] {
  return held.known()?.states() ?? [];
}

/** Ends when the keys that this process had until now are stored, or could not be. */
export async function settleKeySets(): Promise<void> {
  await held.known()?.settle();
}

/** Lets go of the keys of a workspace's providers that are not among these. */
export function retainKeySets(workspaceId: string, providerIds: ReadonlySet<string>): void {
  held.known()?.retain(workspaceId, providerIds);
}

/**
 * Takes over what other processes have stored since: after a change of the configuration, because asking
 * for keys anew is one. Throws where storage does not answer.
 */
export async function adoptStoredKeys(): Promise<void> {
  const sets = held.known();
  if (sets === null) return;
  const mine = new Map(sets.states().map((state) => [state.providerId, state]));
  for (const stored of await listFetchTimes([...mine.keys()])) {
    const state = mine.get(stored.providerId);
    if (state === undefined || stored.fetchedAt <= (state.fetchedAt ?? 0)) continue;
    const { providerId, sourceHash } = stored;
    const keys = await loadKeySet({ ...state, hash: sourceHash });
    if (keys !== null) sets.adoptStored(providerId, sourceHash, keys);
  }
}
