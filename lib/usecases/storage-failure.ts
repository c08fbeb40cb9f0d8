import type { Failure } from '@/lib/core/result';
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

/** Whether an error says that the database does not answer or take anything; every other one is a defect. */
export function isStorageTrouble(error: unknown): boolean {
  return storageFailureOf(error) !== null || isUnanswered(error);
}
