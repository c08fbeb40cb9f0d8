import { MAX_FRESH_SECONDS, MIN_FRESH_SECONDS } from '@/lib/core/oidc/freshness';
import { readKeySet } from './fetch-key-set';
import type { HeldKeys, KeyClock, StoredKeys } from './key-set-services';

/** Keys with the moment on the monotonic clock from which they age and by which they are put in order. */
export interface AgingKeys {
  readonly keys: HeldKeys;
  readonly since: number;
}

/** Clocks of two hosts may differ by so much without anything being wrong. */
const CLOCK_PLAY_MS = 60_000;

/**
 * How old keys are in milliseconds: by the monotonic clock, or by the wall clock where that says more,
 * because the monotonic one stands still while a machine sleeps. A wall clock that was set back does not
 * make keys younger (threat 52).
 */
export function ageOf({ keys, since }: AgingKeys, { now, monotonic }: KeyClock): number {
  return Math.max(monotonic() - since, now() - keys.fetchedAt);
}

/**
 * Judges stored keys anew; null where there are none that can be used. Those that claim to come from the
 * future count as no longer fresh from now on.
 */
export function heldOf(stored: StoredKeys, clock: KeyClock): AgingKeys | null {
  const { jwksUri, document, validators, fetchedAt } = stored;
  if (jwksUri === null || document === null || fetchedAt === null) return null;
  const read = readKeySet(document);
  if (!read.ok) return null;
  const freshSeconds = clamp(stored.freshSeconds);
  const elapsed = clock.now() - fetchedAt;
  const age = elapsed < -CLOCK_PLAY_MS ? freshSeconds * 1000 : Math.max(0, elapsed);
  const { ring } = read;
  return {
    keys: { ring, document: read.document, jwksUri, validators, freshSeconds, fetchedAt },
    since: clock.monotonic() - age,
  };
}

function clamp(seconds: number): number {
  return Math.min(Math.max(seconds, MIN_FRESH_SECONDS), MAX_FRESH_SECONDS);
}

/** How long a provider asks to be left alone, in milliseconds; 0: it does not say (RFC 9110, 10.2.3). */
export function retryAfterMs(retryAfter: string | null, now: number): number {
  if (retryAfter === null) return 0;
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const at = / GMT$/.test(retryAfter) ? Date.parse(retryAfter) : Number.NaN;
  return Number.isNaN(at) ? 0 : Math.max(0, at - now);
}
