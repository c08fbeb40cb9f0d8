import { type Failure, fail, type Result } from '@/lib/core/result';
import { type Tx, transaction } from '@/lib/data/database';
import { storageFailureOf } from './storage-failure';

/** Carries a refusal out of a transaction, so that what was written before it is rolled back. */
class Refused extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** Runs a write transaction; a refusal rolls back, and a database that does not take it is UNAVAILABLE. */
export async function inTransaction<T>(run: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await transaction(async (tx) => {
      const result = await run(tx);
      if (!result.ok) throw new Refused(result.failure);
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return fail(error.failure);
    const failure = storageFailureOf(error);
    if (failure === null) throw error;
    return fail(failure);
  }
}
