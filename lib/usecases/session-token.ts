import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '@/lib/data/database';
import { insertSession } from '@/lib/data/sessions';
import { newId } from '@/lib/platform/ids';

/** A session that nobody used for this long is over: 12 hours, in milliseconds. */
export const IDLE_LIMIT_MS = 12 * 60 * 60 * 1000;
/** A session ends this long after sign-in, however busy: 7 days, in milliseconds. */
export const ABSOLUTE_LIMIT_MS = 7 * 24 * 60 * 60 * 1000;

const TOKEN_BYTES = 32;

/** What is stored of a session token: its SHA-256, hex. */
export function sessionTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Begins a session; the opaque 256-bit token is returned here once and stored nowhere. */
export async function beginSession(
  tx: Tx,
  { operatorId, userAgent, now }: { operatorId: string; userAgent: string; now: number },
): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  await insertSession(tx, {
    id: newId('ses'),
    operatorId,
    tokenHash: sessionTokenHash(token),
    at: new Date(now),
    expiresAt: new Date(now + ABSOLUTE_LIMIT_MS),
    userAgent: userAgent.slice(0, 255),
  });
  return token;
}
