import { auth } from '@clerk/nextjs/server';
import { fail, invalidInput, ok, type Result } from '@/lib/core/result';
import { log } from '@/lib/platform/log';
import { ClerkUnreachableError, fromClerk } from './clerk-backend';

const ended = () =>
  fail({ code: 'UNAUTHENTICATED', message: 'Your session has ended. Sign in again.' });

/** The token of the current session at Clerk, or a new one of a named JWT template. */
export async function clerkToken(template: string | null): Promise<Result<string>> {
  const { getToken } = await auth();
  try {
    const token = await fromClerk(getToken(template === null ? {} : { template }));
    if (token !== null) return ok(token);
    return template === null
      ? ended()
      : invalidInput({ template: ['Clerk has no JWT template of this name.'] });
  } catch (err) {
    if (!(err instanceof ClerkUnreachableError)) throw err;
    log.error({ err }, 'Clerk gave no token.');
    return fail({
      code: 'UNAVAILABLE',
      message: 'Clerk does not answer. Try again in a moment.',
      retryAfterSeconds: 5,
    });
  }
}
