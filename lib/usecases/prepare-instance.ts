import { fail, invalidInput, ok, type Result } from '@/lib/core/result';
import { StartError, type StartedInstance, startInstance } from './start-instance';
import { storageFailureOf } from './storage-failure';

/**
 * Makes data folder, secret key and database ready as a start of console and api does, also beside others
 * that do the same. INVALID_INPUT says what of this machine stands in the way, UNAVAILABLE that the
 * database does not answer. Throws EnvError. Needs no permission: whoever runs the command owns the machine.
 */
export async function prepareInstance(): Promise<Result<StartedInstance>> {
  try {
    return ok(await startInstance());
  } catch (error) {
    if (error instanceof StartError) return invalidInput({ '': [error.message] }, error.message);
    const failure = storageFailureOf(error);
    if (failure === null) throw error;
    return fail(failure);
  }
}
