import { database, type Tx } from './database';

/** An operator as stored. `passwordHash` is null for those who sign in elsewhere. */
export interface StoredOperator {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string | null;
  /** When the operator last chose a password; a hash that is only renewed does not count. */
  readonly passwordChangedAt: Date | null;
  readonly disabledAt: Date | null;
}

const FIELDS = {
  id: true,
  email: true,
  name: true,
  passwordHash: true,
  passwordChangedAt: true,
  disabledAt: true,
} as const;

/** The operator with this address (lower case, trimmed), or null; within a transaction where one is given. */
export function findOperatorByEmail(
  email: string,
  client: Tx = database(),
): Promise<StoredOperator | null> {
  return client.operator.findUnique({ where: { email }, select: FIELDS });
}

/** The operator with this id, or null. */
export function findOperatorById(id: string): Promise<StoredOperator | null> {
  return database().operator.findUnique({ where: { id }, select: FIELDS });
}

/** Writes a new operator; the e-mail address is unique. Without a password hash he signs in elsewhere. */
export async function insertOperator(
  tx: Tx,
  operator: { id: string; email: string; name: string; passwordHash: string | null; at: Date },
): Promise<void> {
  const { at, ...values } = operator;
  const passwordChangedAt = values.passwordHash === null ? null : at;
  const data = { ...values, passwordChangedAt, createdAt: at };
  await tx.operator.create({ data });
}

/**
 * Replaces a password hash if it is still the one that was read; false when someone changed the
 * password or disabled the operator in between.
 */
export async function replacePasswordHash(
  tx: Tx,
  change: { operatorId: string; from: string; to: string; changedAt: Date | null },
): Promise<boolean> {
  const { count } = await tx.operator.updateMany({
    where: { id: change.operatorId, passwordHash: change.from, disabledAt: null },
    data: {
      passwordHash: change.to,
      ...(change.changedAt === null ? {} : { passwordChangedAt: change.changedAt }),
    },
  });
  return count === 1;
}

/** Whether this is still the password hash of an operator who is not disabled. */
export async function isCurrentHash(
  tx: Tx,
  operatorId: string,
  passwordHash: string,
): Promise<boolean> {
  return (
    (await tx.operator.count({ where: { id: operatorId, passwordHash, disabledAt: null } })) === 1
  );
}

/** Gives an operator a password, whatever there was before. */
export async function setPasswordHash(
  tx: Tx,
  change: { operatorId: string; passwordHash: string; changedAt: Date },
): Promise<void> {
  const { operatorId, passwordHash, changedAt } = change;
  await tx.operator.update({
    where: { id: operatorId },
    data: { passwordHash, passwordChangedAt: changedAt },
  });
}

/** Disables an operator at a moment, or enables him again: null. */
export async function setDisabledAt(tx: Tx, operatorId: string, at: Date | null): Promise<void> {
  await tx.operator.update({ where: { id: operatorId }, data: { disabledAt: at } });
}
