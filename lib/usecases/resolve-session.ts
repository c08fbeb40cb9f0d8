import type { Operator } from '@/lib/core/access/operator';
import { findSession, type StoredSession, touchSession } from '@/lib/data/sessions';
import { log } from '@/lib/platform/log';
import { IDLE_LIMIT_MS, sessionTokenHash } from './session-token';
import { storageFailureOf } from './storage-failure';

/** "Last seen" is written at most this often, in milliseconds. */
const SEEN_INTERVAL_MS = 60_000;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

function isAlive(session: StoredSession, now: number): boolean {
  return (
    session.operator.disabledAt === null &&
    session.expiresAt.getTime() > now &&
    session.lastSeenAt.getTime() + IDLE_LIMIT_MS > now
  );
}

async function noteSeen(session: StoredSession, now: number): Promise<void> {
  const seenBefore = now - SEEN_INTERVAL_MS;
  if (session.lastSeenAt.getTime() > seenBefore) return;
  try {
    await touchSession(session.id, new Date(seenBefore), new Date(now));
  } catch (error) {
    // Reading goes on while the database is locked or full; the next request notes it.
    if (storageFailureOf(error) === null) throw error;
    log.warn({ err: error, sessionId: session.id }, 'last seen not written');
  }
}

/**
 * The operator of a session token; null when there is no such session, it is idle for 12 hours, older
 * than 7 days, or its operator is disabled. Needs no permission: it finds out who is calling.
 */
export async function resolveSession(token: string, now = Date.now()): Promise<Operator | null> {
  if (!TOKEN.test(token)) return null;
  const session = await findSession(sessionTokenHash(token));
  if (session === null || !isAlive(session, now)) return null;
  await noteSeen(session, now);
  const { id, email, name } = session.operator;
  return { id, email, name, sessionId: session.id };
}
