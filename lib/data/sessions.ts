import { database, type Tx } from './database';

/** A session as stored, with what is needed of its operator. */
export interface StoredSession {
  readonly id: string;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly operator: {
    readonly id: string;
    readonly email: string;
    readonly name: string;
    readonly disabledAt: Date | null;
  };
}

/** The session of this token hash (SHA-256, hex), however old, or null. */
export function findSession(tokenHash: string): Promise<StoredSession | null> {
  return database().session.findUnique({
    where: { tokenHash },
    select: {
      id: true,
      lastSeenAt: true,
      expiresAt: true,
      operator: { select: { id: true, email: true, name: true, disabledAt: true } },
    },
  });
}

/** Writes a new session. */
export async function insertSession(
  tx: Tx,
  session: {
    id: string;
    operatorId: string;
    tokenHash: string;
    at: Date;
    expiresAt: Date;
    userAgent: string;
  },
): Promise<void> {
  const { at, ...values } = session;
  await tx.session.create({ data: { ...values, createdAt: at, lastSeenAt: at } });
}

/** Moves "last seen" forward; of several requests at once one writes. */
export async function touchSession(id: string, seenBefore: Date, at: Date): Promise<void> {
  await database().session.updateMany({
    where: { id, lastSeenAt: { lte: seenBefore } },
    data: { lastSeenAt: at },
  });
}

/** Ends the session of this token hash; the operator it belonged to, or null if there was none. */
export async function deleteSession(
  tx: Tx,
  tokenHash: string,
): Promise<{ operatorId: string; email: string } | null> {
  const found = await tx.session.findUnique({
    where: { tokenHash },
    select: { operatorId: true, operator: { select: { email: true } } },
  });
  if (found === null) return null;
  await tx.session.delete({ where: { tokenHash } });
  return { operatorId: found.operatorId, email: found.operator.email };
}

/** Ends every session of an operator; how many there were. */
export async function deleteSessionsOf(tx: Tx, operatorId: string): Promise<number> {
  return (await tx.session.deleteMany({ where: { operatorId } })).count;
}

/** Ends every session that began with a password; how many there were. */
export async function deleteAllSessions(tx: Tx): Promise<number> {
  return (await tx.session.deleteMany()).count;
}

/** Removes what nobody can use any more: past its end, or idle since before `idleSince`. */
export async function deleteDeadSessions(tx: Tx, now: Date, idleSince: Date): Promise<void> {
  await tx.session.deleteMany({
    where: { OR: [{ expiresAt: { lte: now } }, { lastSeenAt: { lte: idleSince } }] },
  });
}
