import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import type { ActionFailure, ActionResult } from '@/lib/core/action-result';
import type { Result } from '@/lib/core/result';
import { log } from '@/lib/platform/log';

const BUSY_RETRY_SECONDS = 5;

/**
 * Turns what was thrown into a value: a busy database into `UNAVAILABLE`, everything else into a
 * defect that is logged with the request id. Next's own signals (`redirect`, `notFound`) pass.
 */
export function failureOf(error: unknown, requestId: string): ActionFailure {
  unstable_rethrow(error);
  if (error instanceof Error && error.name === 'StorageBusyError') {
    log.warn({ err: error, requestId }, 'database busy');
    return {
      code: 'UNAVAILABLE',
      message: 'The database is busy. Nothing was changed; try again in a few seconds.',
      retryAfterSeconds: BUSY_RETRY_SECONDS,
    };
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
