import { fail, type Result } from '@/lib/core/result';

/** The refusal of a try at a password; the same for accounts that exist and that do not. */
export function tooManyAttempts(retryAfterSeconds: number): Result<never> {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return fail({
    code: 'TOO_MANY_REQUESTS',
    message: `Too many tries. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again; a browser that signed in before is not held up by the tries of others.`,
    retryAfterSeconds,
  });
}
