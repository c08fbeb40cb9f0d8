import { type Failure, fail, type Result } from '@/lib/core/result';
import { isUnanswered, storageTroubleOf } from '@/lib/data/storage-trouble';

const RETRY_SECONDS = 5;

/** A database that is locked, out of reach or full, as a failure in plain words; null: a defect. */
export function storageFailureOf(error: unknown): Extract<Failure, { code: 'UNAVAILABLE' }> | null {
  // By name: the error may have been made by another copy of its module.
  const message =
    error instanceof Error && error.name === 'StorageBusyError'
      ? error.message
      : storageTroubleOf(error);
  return message === null
    ? null
    : { code: 'UNAVAILABLE', message, retryAfterSeconds: RETRY_SECONDS };
}

/** The failure of a database that does not answer; throws every other error. */
export function unavailable(error: unknown): Result<never> {
  const failure = storageFailureOf(error);
  if (failure === null) throw error;
  return fail(failure);
}

/** Whether an error says that the database does not answer or take anything; every other one is a defect. */
export function isStorageTrouble(error: unknown): boolean {
  return storageFailureOf(error) !== null || isUnanswered(error);
}
