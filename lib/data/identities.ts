import { database, type Tx } from './database';
import type { StoredOperator } from './operators';

/** A user of a service that signs operators in. */
export interface IdentityKey {
  readonly source: string;
  /** The user's id there. */
  readonly subject: string;
}

/** A session of such a service. */
export interface IdentitySessionKey {
  readonly source: string;
  /** The session's id there. */
  readonly sessionId: string;
}

/** What an identity leads to. */
export type IdentityOperator = Pick<StoredOperator, 'id' | 'email' | 'name' | 'disabledAt'>;

/** The operator of an identity, disabled or not; null: linked to nobody. */
export async function findIdentityOperator(key: IdentityKey): Promise<IdentityOperator | null> {
  const found = await database().operatorIdentity.findUnique({
    where: { source_subject: { source: key.source, subject: key.subject } },
    select: { operator: { select: { id: true, email: true, name: true, disabledAt: true } } },
  });
  return found?.operator ?? null;
}

/** Whether an operator has an identity of a source. */
export async function hasIdentity(tx: Tx, operatorId: string, source: string): Promise<boolean> {
  return (await tx.operatorIdentity.count({ where: { operatorId, source } })) > 0;
}

/** Links an identity to an operator; a unique violation says that either is linked already. */
export async function insertIdentity(
  tx: Tx,
  identity: IdentityKey & { id: string; operatorId: string; at: Date },
): Promise<void> {
  const { at, ...values } = identity;
  await tx.operatorIdentity.create({ data: { ...values, linkedAt: at } });
}

/**
 * Takes every identity from an operator and ends the sessions that came with them, so that the next
 * user with the operator's verified address can be linked; how many identities there were.
 */
export async function unlinkIdentities(
  tx: Tx,
  operatorId: string,
  at: Date = new Date(),
): Promise<number> {
  await endIdentitySessionsOf(tx, operatorId, at);
  return (await tx.operatorIdentity.deleteMany({ where: { operatorId } })).count;
}

/** How a session stands here; null: it was not seen yet. */
export async function findIdentitySession(
  key: IdentitySessionKey,
): Promise<{ readonly operatorId: string; readonly ended: boolean } | null> {
  const { source, sessionId } = key;
  const found = await database().identitySession.findUnique({
    where: { source_sessionId: { source, sessionId } },
    select: { operatorId: true, endedAt: true },
  });
  return found === null ? null : { operatorId: found.operatorId, ended: found.endedAt !== null };
}

/** Notes that an operator came with a session; false when it was noted before. */
export async function insertIdentitySession(
  tx: Tx,
  session: IdentitySessionKey & { operatorId: string; at: Date },
): Promise<boolean> {
  const { at, operatorId, source, sessionId } = session;
  const seen = await tx.identitySession.count({ where: { source, sessionId } });
  if (seen > 0) return false;
  await tx.identitySession.create({ data: { source, sessionId, operatorId, startedAt: at } });
  return true;
}

/** Ends a session here; its operator, or null when there is none or it had ended. */
export async function endIdentitySession(
  tx: Tx,
  key: IdentitySessionKey & { at: Date },
): Promise<{ readonly operatorId: string; readonly email: string } | null> {
  const { source, sessionId, at } = key;
  const found = await tx.identitySession.findFirst({
    where: { source, sessionId, endedAt: null },
    select: { operatorId: true, operator: { select: { email: true } } },
  });
  if (found === null) return null;
  await tx.identitySession.updateMany({ where: { source, sessionId }, data: { endedAt: at } });
  return { operatorId: found.operatorId, email: found.operator.email };
}

/** Ends every session of an operator here, of whatever service; how many had not ended. */
export async function endIdentitySessionsOf(tx: Tx, operatorId: string, at: Date): Promise<number> {
  const { count } = await tx.identitySession.updateMany({
    where: { operatorId, endedAt: null },
    data: { endedAt: at },
  });
  return count;
}

/** Forgets sessions that began before a moment, and did not end after it: an end holds as long as a begin. */
export async function deleteOldIdentitySessions(tx: Tx, before: Date): Promise<void> {
  const endedNoLater = [{ endedAt: null }, { endedAt: { lt: before } }];
  await tx.identitySession.deleteMany({
    where: { startedAt: { lt: before }, OR: endedNoLater },
  });
}
