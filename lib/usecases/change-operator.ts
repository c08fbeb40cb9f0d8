import { emailSchema } from '@/lib/core/access/credentials';
import { fail, invalidInput, ok, type Result } from '@/lib/core/result';
import type { Tx } from '@/lib/data/database';
import { databaseObstacle } from '@/lib/data/database-state';
import { endIdentitySessionsOf } from '@/lib/data/identities';
import { findOperatorByEmail, type StoredOperator } from '@/lib/data/operators';
import { deleteSessionsOf } from '@/lib/data/sessions';
import { inTransaction } from './in-transaction';
import { readInput } from './read-input';
import { storageFailureOf } from './storage-failure';

/**
 * Asks the database for something after making sure that it is there and of this version; else
 * INVALID_INPUT says what is wrong with it, and UNAVAILABLE that it does not answer.
 */
export async function onDatabase<T>(run: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    const obstacle = await databaseObstacle();
    return obstacle === null ? await run() : invalidInput({ '': [obstacle] }, obstacle);
  } catch (error) {
    const failure = storageFailureOf(error);
    if (failure === null) throw error;
    return fail(failure);
  }
}

/** The operator of an address that was typed; NOT_FOUND with the address, INVALID_INPUT where it is none. */
export async function findByTypedEmail(
  typed: string,
  client?: Tx,
): Promise<Result<StoredOperator>> {
  const email = readInput(emailSchema, typed);
  if (!email.ok) return email;
  const operator = await findOperatorByEmail(email.value, client);
  if (operator !== null) return ok(operator);
  return fail({
    code: 'NOT_FOUND',
    message: `There is no operator with the address ${email.value}; claimcheck operator list shows all.`,
  });
}

/** Changes the operator of an address in one transaction; a refusal changes nothing. */
export async function changeOperator<T>(
  email: string,
  change: (tx: Tx, operator: StoredOperator) => Promise<Result<T>>,
): Promise<Result<T>> {
  return onDatabase(() =>
    inTransaction(async (tx) => {
      const operator = await findByTypedEmail(email, tx);
      return operator.ok ? change(tx, operator.value) : operator;
    }),
  );
}

/** Ends every session of an operator, with a password or with a service; how many there were. */
export async function endEverySession(tx: Tx, operatorId: string, at: Date): Promise<number> {
  const own = await deleteSessionsOf(tx, operatorId);
  return own + (await endIdentitySessionsOf(tx, operatorId, at));
}
