import { verifyToken } from '@clerk/nextjs/server';
import { cookies } from 'next/headers';
import type { CallOrigin } from '@/lib/core/access/caller';
import type { Identity } from '@/lib/core/access/identity';
import { log } from '@/lib/platform/log';
import { signOutOfIdentity } from '@/lib/usecases/sign-out-of-identity';
import { clerkIdentity } from './clerk';
import { clerkBackend, fromClerk } from './clerk-backend';
import { clerkOptions, clerkSource, withinPatience } from './clerk-options';
import { isHttpsRequest } from './request-scheme';

/** Clerk's cookies of this console: the session's token, when it began, and how it is renewed. */
const COOKIES = /^__(?:session|client_uat|refresh)(?:_|$)/;
const TOKENS = /^__session(?:_|$)/;
/** Whoever signs out may have come back to a page of last month. */
const OLD_TOKEN_MS = 90 * 24 * 60 * 60 * 1000;

// A token that has ended opens nothing, but still says which session to end: otherwise Clerk would
// sign in again whoever signed out on a page that had lain open.
async function identityOfOldToken(token: string): Promise<Identity | null> {
  const { publishableKey: _, ...options } = clerkOptions();
  try {
    const verified = verifyToken(token, { ...options, clockSkewInMs: OLD_TOKEN_MS });
    const { sub, sid } = await withinPatience(verified);
    return typeof sid === 'string' ? { source: clerkSource(), subject: sub, sessionId: sid } : null;
  } catch (err) {
    log.warn({ err }, 'A cookie of Clerk’s could not be read at sign-out.');
    return null;
  }
}

async function sessionsOfCookies(): Promise<readonly Identity[]> {
  const current = await clerkIdentity();
  if (current !== null) return [current];
  const tokens = (await cookies()).getAll().filter(({ name }) => TOKENS.test(name));
  const found = await Promise.all(tokens.map(({ value }) => identityOfOldToken(value)));
  const bySession = new Map(
    found.flatMap((each) => (each === null ? [] : [[each.sessionId, each]])),
  );
  return [...bySession.values()];
}

async function clearCookies(): Promise<void> {
  const jar = await cookies();
  const secure = await isHttpsRequest();
  for (const { name } of jar.getAll()) {
    if (COOKIES.test(name)) jar.set(name, '', { path: '/', maxAge: 0, sameSite: 'lax', secure });
  }
}

/**
 * Ends a session at Clerk. Whether or not Clerk answers, the session is over here; where it did not,
 * the log says so, and the next sign-in tries again.
 */
export async function revokeAtClerk({ sessionId }: Identity): Promise<void> {
  try {
    await fromClerk(clerkBackend().sessions.revokeSession(sessionId));
  } catch (err) {
    log.error({ err, sessionId }, 'Clerk was not told of a sign-out.');
  }
}

/** Ends the session of this browser, here and at Clerk, and takes Clerk's cookies out. */
export async function clerkSignOut(origin: CallOrigin): Promise<void> {
  for (const identity of await sessionsOfCookies()) {
    await signOutOfIdentity(identity, origin);
    await revokeAtClerk(identity);
  }
  await clearCookies();
}
