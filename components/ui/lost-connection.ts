import type { ActionFailure, ActionResult } from '@/lib/core/action-result';

/** A request that failed on its way, as the refusal that it comes to; there is no request id. */
export function lostConnection(message: string): ActionFailure {
  return { code: 'DEFECT', message, requestId: '' };
}

/** What an action answers; a request that failed on its way is a refusal with these words. */
export async function settled<T>(
  action: Promise<ActionResult<T>>,
  words: string,
): Promise<ActionResult<T>> {
  try {
    return await action;
  } catch {
    // The browser's own console names the network error; here only the fact matters.
    return { ok: false, failure: lostConnection(words) };
  }
}
