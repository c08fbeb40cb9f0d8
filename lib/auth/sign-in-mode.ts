import { fail, type Result } from '@/lib/core/result';
import { env } from '@/lib/platform/env';

/** How operators of this console sign in: with passwords kept here, or with Clerk. */
export function signInMode(): 'password' | 'clerk' {
  return env().clerk === null ? 'password' : 'clerk';
}

/** The refusal of whatever needs a password of this console, where there is none. */
export function signInElsewhere(): Result<never> {
  return fail({
    code: 'FORBIDDEN',
    permission: 'password:use',
    message: 'Operators of this console sign in with Clerk. It keeps no passwords.',
  });
}

/** The refusal of what needs a session with Clerk, where operators sign in with passwords. */
export function noClerkHere(): Result<never> {
  return fail({
    code: 'NOT_FOUND',
    message: 'Operators of this console do not sign in with Clerk.',
  });
}
