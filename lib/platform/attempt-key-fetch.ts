import { type FailedKeyFetch, fetchKeySet, type KeyFetch, type KnownKeys } from './fetch-key-set';
import type { KeyFetchReason } from './key-set-events';
import type { KeySetServices } from './key-set-services';
import type { KeySource } from './key-source';

/** One attempt to have keys, and when its request began. */
export interface AttemptedFetch {
  readonly fetch: KeyFetch;
  /** Monotonic milliseconds: of two attempts the one with the higher number is newer. */
  readonly since: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface AttemptOptions {
  readonly reason: KeyFetchReason;
  /** When the attempt has to be over, in monotonic milliseconds. */
  readonly until: number;
  /** The provider failed the last time. */
  readonly doubtful: boolean;
}

/** Waits for a turn, fetches, and tells the events of it. Throws only what is a defect. */
export async function attemptKeyFetch(
  services: KeySetServices,
  source: KeySource,
  known: KnownKeys,
  { reason, until, doubtful }: AttemptOptions,
): Promise<AttemptedFetch> {
  const { clock, turns } = services;
  const begun = clock.monotonic();
  const end = await turns.take(doubtful, until - begun);
  const [since, at] = [clock.monotonic(), clock.now()];
  let fetch: KeyFetch = NO_TURN;
  try {
    if (end !== null)
      fetch = await run(services, source, known, { reason, budgetMs: until - since });
  } finally {
    end?.();
  }
  tell(services, source, { fetch, reason, durationMs: clock.monotonic() - begun });
  return { fetch, since, at };
}

const NO_TURN: FailedKeyFetch = {
  ok: false,
  failure: { code: 'TOO_BUSY', message: 'Too many key sets are being fetched at this moment.' },
  retryAfter: null,
};

async function run(
  { connect }: KeySetServices,
  source: KeySource,
  known: KnownKeys,
  { reason, budgetMs }: { readonly reason: KeyFetchReason; readonly budgetMs: number },
): Promise<KeyFetch> {
  const fetch = connect({ ca: source.ca, budgetMs: Math.max(1, budgetMs) });
  try {
    return await fetchKeySet(fetch, source, known, reason === 'asked');
  } finally {
    await fetch.close();
  }
}

function tell(
  { events }: KeySetServices,
  { providerId, workspaceId }: KeySource,
  told: { readonly fetch: KeyFetch; readonly reason: KeyFetchReason; readonly durationMs: number },
): void {
  const { fetch, reason, durationMs } = told;
  const done = fetch.ok && fetch.confirmed ? ('confirmed' as const) : ('fetched' as const);
  const outcome = fetch.ok ? done : ('failed' as const);
  const code = fetch.ok ? null : fetch.failure.code;
  events.tell({ providerId, workspaceId, reason, outcome, code, durationMs });
}
