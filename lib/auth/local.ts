import type { CallOrigin } from '@/lib/core/access/caller';
import type { Operator } from '@/lib/core/access/operator';
import { resolveSession } from '@/lib/usecases/resolve-session';
import { signOutOf } from '@/lib/usecases/sign-out';
import { clearSessionCookie, readSessionCookie } from './session-cookie';

/** The operator of the session cookie, for installations with local accounts. */
export async function localOperator(): Promise<Operator | null> {
  const token = await readSessionCookie();
  return token === null ? null : resolveSession(token);
}

/** Ends the session of the cookie and takes the cookie out of the browser. */
export async function localSignOut(origin: CallOrigin): Promise<void> {
  const token = await readSessionCookie();
  if (token !== null) await signOutOf(token, origin);
  await clearSessionCookie();
}
