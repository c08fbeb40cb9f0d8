import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import type { ActionFailure, ActionResult } from '@/lib/core/action-result';
import type { Result } from '@/lib/core/result';
import { log } from '@/lib/platform/log';
import { storageFailureOf } from '@/lib/usecases/storage-failure';

/**
 * Turns what was thrown into a value: a database that is busy, out of reach or full into `UNAVAILABLE`, everything else into a
 * defect that is logged with the request id. Next's own signals (`redirect`, `notFound`) pass.
 */
export function failureOf(error: unknown, requestId: string): ActionFailure {
  unstable_rethrow(error);
  const unavailable = storageFailureOf(error);
  if (unavailable !== null) {
    log.warn({ err: error, requestId }, 'database unavailable');
    return unavailable;
  }
  log.error({ err: error, requestId }, 'server action failed');
  return {
    code: 'DEFECT',
    message: 'Something in Claimcheck failed. The log has the details under this request id.',
    requestId,
  };
}

/** Runs the body of an action; whatever it throws comes back as a value. */
export async function guarded<T>(
  requestId: string,
  run: () => Promise<Result<T>>,
): Promise<ActionResult<T>> {
  try {
    return await run();
  } catch (error) {
    return { ok: false, failure: failureOf(error, requestId) };
  }
}
