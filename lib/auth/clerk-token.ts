import { auth } from '@clerk/nextjs/server';
import { fail, invalidInput, ok, type Result } from '@/lib/core/result';
import { log } from '@/lib/platform/log';
import { ClerkUnreachableError, clerkBackend, fromClerk } from './clerk-backend';
import { refusalSentence } from './clerk-refusal';

const ended = () =>
  fail({ code: 'UNAUTHENTICATED', message: 'Your session has ended. Sign in again.' });

// Clerk says "not found" of a template that does not exist and of a session that has ended.
async function isActive(sessionId: string | null | undefined): Promise<boolean> {
  if (!sessionId) return false;
  const session = await fromClerk(clerkBackend().sessions.getSession(sessionId));
  return session?.status === 'active';
}

async function ownToken(template: string | null): Promise<Result<string>> {
  const { getToken, sessionId } = await auth();
  const token = await fromClerk(getToken(template === null ? {} : { template }));
  if (token !== null) return ok(token);
  if (template === null || !(await isActive(sessionId))) return ended();
  return invalidInput({ template: ['Clerk has no JWT template of this name.'] });
}

/** The token of the current session at Clerk, or a new one of a named JWT template. */
export async function clerkToken(template: string | null): Promise<Result<string>> {
  try {
    return await ownToken(template);
  } catch (err) {
    if (!(err instanceof ClerkUnreachableError)) throw err;
    log.error({ err }, 'Clerk gave no token.');
    const message = refusalSentence(err.status);
    return fail({ code: 'UNAVAILABLE', message, retryAfterSeconds: 5 });
  }
}
