import { setTimeout as waitFor } from 'node:timers/promises';
import { ClaimcheckError } from './errors';
import { attemptCall, type RemoteAnswer, type RemoteRequest } from './remote-attempt';
import type { ClaimcheckSettings } from './settings';

/** The api, as far as it is called. */
export interface Remote {
  /**
   * Sends a request that only asks, again where it was not answered and may be in time; rejects with
   * `ClaimcheckError` only.
   */
  readonly call: (request: RemoteRequest) => Promise<RemoteAnswer>;
  /** Ends what is under way; calls fail with CLOSED from now on. */
  readonly close: () => void;
}

/** What waiting between attempts needs; tests have their own. */
export interface Pauses {
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** From 0 to 1, 1 excluded. */
  readonly random: () => number;
}

const OF_NODE: Pauses = {
  wait: (ms, signal) => waitFor(ms, undefined, { signal }),
  random: Math.random,
};

/** Makes the way to the api: one limit of time for a call with all its attempts, full jitter between them. */
export function connectRemote(settings: ClaimcheckSettings, pauses: Pauses = OF_NODE): Remote {
  const open = new Set<AbortController>();
  let closed = false;
  return {
    call: async (request) => {
      if (closed) throw closedError();
      const controller = new AbortController();
      open.add(controller);
      const stop = () => controller.abort(timedOut(settings));
      const timer = setTimeout(stop, settings.timeoutMs);
      try {
        // A fetch of somebody's own may not listen to the signal.
        const call = { request, settings, pauses, signal: controller.signal };
        return await Promise.race([attemptAll(call), endOf(controller.signal)]);
      } finally {
        clearTimeout(timer);
        open.delete(controller);
      }
    },
    close: () => {
      closed = true;
      for (const controller of open) controller.abort(closedError());
    },
  };
}

interface Call {
  readonly request: RemoteRequest;
  readonly settings: ClaimcheckSettings;
  readonly pauses: Pauses;
  readonly signal: AbortSignal;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

async function attemptAll({ request, settings, pauses, signal }: Call): Promise<RemoteAnswer> {
  const ends = performance.now() + settings.timeoutMs;
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await attemptCall(request, settings, signal);
    if (outcome.ok) return outcome.answer;
    signal.throwIfAborted();
    const { error, again } = outcome;
    const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
    const pause = (error.retryAfterSeconds ?? 0) * 1000 + pauses.random() * longest;
    if (!again || attempt >= settings.retries || performance.now() + pause >= ends) throw error;
    await pauses.wait(pause, signal);
  }
}

function endOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function timedOut({ timeoutMs }: ClaimcheckSettings): ClaimcheckError {
  return new ClaimcheckError(`The api did not answer within ${timeoutMs} ms.`, {
    code: 'TIMED_OUT',
  });
}

function closedError(): ClaimcheckError {
  return new ClaimcheckError('This client was closed.', { code: 'CLOSED' });
}
