import { processWide } from '@/lib/platform/process-wide';

/** How long a key set that was asked for is taken for the whole: 5 minutes. */
const KEPT_MS = 300_000;
/** An id that is not in it makes us ask again, but not sooner than so after the last time: 30 seconds. */
const PAUSE_MS = 30_000;
/** After a failure the next request may ask again so soon: 1 second. */
const RETRY_MS = 1000;

/** Asks a service for the ids of its signing keys. */
type LoadKeyIds = () => Promise<ReadonlySet<string>>;

interface Held {
  ids: ReadonlySet<string>;
  askedAt: number;
  /** Until then nothing is asked. */
  pausedUntil: number;
  failure: unknown;
  asking: Promise<void> | null;
}

const held = processWide(
  'known-key-ids',
  (): Held => ({
    ids: new Set(),
    askedAt: Number.NEGATIVE_INFINITY,
    pausedUntil: Number.NEGATIVE_INFINITY,
    failure: null,
    asking: null,
  }),
);

async function ask(state: Held, load: LoadKeyIds, now: number): Promise<void> {
  try {
    state.ids = await load();
    state.askedAt = now;
    state.failure = null;
    state.pausedUntil = now + PAUSE_MS;
  } catch (error) {
    state.failure = error;
    state.pausedUntil = now + RETRY_MS;
  } finally {
    state.asking = null;
  }
}

/**
 * Whether a service signs with a key of this id (null: of none). Strangers name any ids they like, so
 * the whole key set is asked for, by one request for all who wait, and an id that is not in it makes
 * us ask at most once in 30 seconds for the whole process. Throws what `load` throws.
 */
export async function isKnownKeyId(
  id: string | null,
  load: LoadKeyIds,
  now = Date.now(),
): Promise<boolean> {
  if (id === null) return false;
  const state = held.get();
  const fresh = now < state.askedAt + KEPT_MS;
  if (fresh && state.ids.has(id)) return true;
  if (now >= state.pausedUntil || state.asking !== null) {
    state.asking ??= ask(state, load, now);
    await state.asking;
  }
  if (state.failure !== null) throw state.failure;
  return state.ids.has(id);
}
