import type { BundledKeys } from '@/lib/core/bundle/trust-bundle';
import type { KeyRing } from '@/lib/core/oidc/key-ring';
import { mapInSlices } from '@/lib/platform/in-slices';
import type { KeySource } from '@/lib/platform/key-source';
import { processWide } from '@/lib/platform/process-wide';
import { keySets } from './key-sets';

/** A token came that the bundle in use elsewhere has no key for. */
export interface MissingKey {
  readonly providerId: string;
  /** Null: it names none, and no key there fits its algorithm. */
  readonly kid: string | null;
}

/** Until when (monotonic milliseconds) keys are waited for that were not at hand; later nobody waits, until they are. */
const waitedFor = processWide('bundle-key-waits', () => new WeakMap<KeySource, number>());

/**
 * The keys of sources as they can be gone on with at this moment, in their order; null: there are none. Asking
 * keeps them fresh, for as long as somebody goes on asking.
 */
export function keysAtHand(
  sources: readonly KeySource[],
): Promise<readonly (BundledKeys | null)[]> {
  return mapInSlices(sources, (source) => {
    const answer = keySets().atHand(source);
    if (answer?.ok !== true) return null;
    waitedFor.get().delete(source);
    return { ring: answer.ring, usableUntil: answer.stale ? endOf(source) : null };
  });
}

/** Epoch seconds. */
function endOf(source: KeySource): number | null {
  const endsAt = keySets().endsAt(source);
  return endsAt === null ? null : Math.floor(endsAt / 1000);
}

/**
 * Has keys fetched that are not at hand, all at the same time, and waits for them: `waitMs` in all, and not
 * again for those that took longer. What comes later is there for whoever asks later.
 */
export async function fetchMissing(
  sources: readonly KeySource[],
  missing: MissingKey | null,
  waitMs: number,
): Promise<void> {
  const now = performance.now();
  const awaited: Promise<unknown>[] = [];
  let until = now;
  await mapInSlices(sources, (source) => {
    const isNamed = missing?.providerId === source.providerId;
    if (!isNamed && keySets().atHand(source) !== null) return;
    const fetched = isNamed ? fetchKey(source, missing.kid) : keySets().answer(source);
    const deadline = isNamed ? now + waitMs : deadlineOf(source, now + waitMs);
    if (deadline <= now) return;
    awaited.push(Promise.resolve(fetched));
    until = Math.max(until, deadline);
  });
  if (awaited.length > 0) await inTime(Promise.all(awaited), until - now);
}

function deadlineOf(source: KeySource, first: number): number {
  const known = waitedFor.get().get(source);
  if (known !== undefined) return known;
  waitedFor.get().set(source, first);
  return first;
}

/** As a verification asks for a key that is not known, with all that holds it back. */
async function fetchKey(source: KeySource, kid: string | null): Promise<void> {
  const had = await keySets().answer(source);
  if (!had.ok || knows(had.ring, kid)) return;
  if (had.awaited) return keySets().noteAbsent(source, kid);
  const newer = await keySets().newer(source, had.ring, kid);
  // Keys that somebody else had fetched may be older than the token.
  if (newer?.ok !== true || newer.awaited || knows(newer.ring, kid)) return;
  await keySets().newer(source, newer.ring, kid);
}

/** Which algorithm a token without a key id has is not told, so nothing says that it is known. */
function knows({ keys, unusable }: KeyRing, kid: string | null): boolean {
  if (kid === null) return false;
  return keys.some((key) => key.kid === kid) || unusable.some((key) => key.kid === kid);
}

async function inTime(fetched: Promise<unknown>, waitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, waitMs);
  });
  await Promise.race([fetched, late]);
  clearTimeout(timer);
}
