import { verifyToken } from '@clerk/nextjs/server';
import { cookies } from 'next/headers';
import type { CallOrigin } from '@/lib/core/access/caller';
import type { Identity } from '@/lib/core/access/identity';
import { log } from '@/lib/platform/log';
import { signOutOfIdentity } from '@/lib/usecases/sign-out-of-identity';
import { clerkIdentity } from './clerk';
import { clerkBackend, fromClerk } from './clerk-backend';
import { isCookieOfClerk, sessionTokensOf } from './clerk-cookies';
import { namesKnownKey } from './clerk-known-tokens';
import {
  authorizedParties,
  clerkOptions,
  clerkSettings,
  clerkSource,
  withinPatience,
} from './clerk-options';
import { consoleOrigin } from './request-origin';
import { isHttpsRequest } from './request-scheme';

/** Whoever signs out may have come back to a page of last month. */
const OLD_TOKEN_MS = 90 * 24 * 60 * 60 * 1000;

// A token that has ended opens nothing, but still says which session to end: otherwise Clerk would
// sign in again whoever signed out on a page that had lain open. It counts where a page of this very
// console got it.
async function identityOfOldToken(token: string, origin: string): Promise<Identity | null> {
  const { publishableKey: _, ...options } = clerkOptions();
  try {
    if (!(await namesKnownKey(token))) return null;
    const rules = { clockSkewInMs: OLD_TOKEN_MS, authorizedParties: authorizedParties(origin) };
    const { sub, sid, azp } = await withinPatience(verifyToken(token, { ...options, ...rules }));
    // Clerk's code lets a token pass that names no page.
    if (azp !== origin || typeof sid !== 'string') return null;
    return { source: clerkSource(), subject: sub, sessionId: sid };
  } catch (err) {
    log.warn({ err }, 'A cookie of Clerk’s could not be read at sign-out.');
    return null;
  }
}

async function identitiesOfOldTokens(): Promise<readonly Identity[]> {
  const origin = await consoleOrigin();
  if (origin === null) return [];
  const { publishableKey } = clerkSettings();
  const tokens = sessionTokensOf((await cookies()).getAll(), publishableKey);
  const found = await Promise.all(tokens.map((token) => identityOfOldToken(token, origin)));
  return found.filter((each) => each !== null);
}

async function clearCookies(): Promise<void> {
  const jar = await cookies();
  const secure = await isHttpsRequest();
  const { publishableKey } = clerkSettings();
  for (const { name } of jar.getAll()) {
    if (!isCookieOfClerk(name, publishableKey)) continue;
    jar.set(name, '', { path: '/', maxAge: 0, sameSite: 'lax', secure });
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
  const current = await clerkIdentity();
  if (current !== null) {
    await signOutOfIdentity(current, origin);
    await revokeAtClerk(current);
  }
  for (const identity of current === null ? await identitiesOfOldTokens() : []) {
    // An old token ends a session that somebody came here with, and no other one at Clerk.
    if (await signOutOfIdentity(identity, origin)) await revokeAtClerk(identity);
  }
  await clearCookies();
}
