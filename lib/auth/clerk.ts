import { auth } from '@clerk/nextjs/server';
import { headers } from 'next/headers';
import { cache } from 'react';
import type { Identity } from '@/lib/core/access/identity';
import type { Visitor } from '@/lib/core/access/visitor';
import { log } from '@/lib/platform/log';
import { resolveIdentity } from '@/lib/usecases/resolve-identity';
import { ClerkUnreachableError, clerkProfile } from './clerk-backend';
import { CLERK_FAILED, clerkSource } from './clerk-options';
import { consoleOrigin, requestOrigin } from './request-origin';

// Clerk's reasons for "signed out" that say nothing of the visitor: the keys could not be had.
const UNKNOWN_WHO = new Set([
  'jwk-failed-to-resolve',
  'jwk-local-missing',
  'jwk-remote-failed-to-load',
  'jwk-remote-invalid',
  'jwk-remote-missing',
  'secret-key-invalid',
  'unexpected-error',
]);

/**
 * User and session of the token that Clerk's hook verified; null: none. None either: a token without
 * a session (of a JWT template), one that no page of this console got, and a session in which
 * somebody else acts for the user.
 */
export async function clerkIdentity(): Promise<Identity | null> {
  // Where the hook did not run, nobody is signed in; Clerk's own code would throw.
  if (!(await headers()).has('x-clerk-auth-status')) return null;
  const { userId, sessionId, actor, sessionClaims } = await auth();
  if (!userId || !sessionId || actor) return null;
  if (sessionClaims.azp === undefined || sessionClaims.azp !== (await consoleOrigin())) return null;
  return { source: clerkSource(), subject: userId, sessionId };
}

async function visitorWithout(): Promise<Visitor> {
  const sent = await headers();
  const reason = sent.get('x-clerk-auth-reason') ?? '';
  const unknown = sent.has(CLERK_FAILED) || UNKNOWN_WHO.has(reason);
  return { kind: unknown ? 'unreachable' : 'nobody' };
}

/** Who came with the current request, where operators sign in with Clerk; looked up once for it. */
export const clerkVisitor: () => Promise<Visitor> = cache(async () => {
  const identity = await clerkIdentity();
  if (identity === null) return visitorWithout();
  const origin = await requestOrigin();
  try {
    const loadProfile = () => clerkProfile(identity);
    return { ...(await resolveIdentity(identity, { origin, loadProfile })), identity };
  } catch (err) {
    if (!(err instanceof ClerkUnreachableError)) throw err;
    log.error({ err, requestId: origin.requestId }, 'Clerk could not be asked.');
    return { kind: 'unreachable' };
  }
});
